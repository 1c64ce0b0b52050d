"use client";

import { memo, useCallback, useMemo } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { NamedStory } from "#lib/related/desk.ts";
import type { StoryContent } from "#lib/stories/content.ts";
import { fieldId } from "../draft.ts";
import type { Fields } from "../errors.ts";
import { FollowsPart } from "../parts/follows-part.tsx";
import { StoryPicker } from "../parts/story-picker.tsx";
import type { FindStories } from "../parts/use-story-search.ts";
import { momentInWords } from "../times.ts";
import type { StoryStatus } from "../types.ts";
import { arrange, nameOf } from "./arrange.ts";
import { KeptOut } from "./kept-out.tsx";
import { NearRow } from "./near-row.tsx";
import { OlderTakes } from "./older-takes.tsx";
import { PinList } from "./pin-list.tsx";
import { useRelated } from "./use-related.ts";
import { useRelatedActs } from "./use-related-acts.ts";

type Props = {
  follows: string | null;
  related: StoryContent["related"];
  status: StoryStatus | null;
  /** Of a follow-up that is not stored yet: what it goes on from. */
  earlier: { slug: string; headline: string } | undefined;
  timeZone: string;
  find: FindStories;
  errors: Fields;
  onFollows: (slug: string | null) => void;
  onRelated: (related: StoryContent["related"]) => void;
};

const pinnedId = fieldId("related.pinned");
const bannedId = fieldId("related.banned");
const nobody = { near: [], named: [] };
const box = "rounded-xs border border-edge bg-surface text-sm";

/** What readers will be offered under the story, why, and what editors put first or keep out. */
export const RelatedPart = memo(function RelatedPart(props: Props) {
  const { follows, related, status, earlier, timeZone, find, errors, onFollows, onRelated } = props;
  const { panel, found, trouble, computing, again } = useRelated(status?.id ?? null, status?.version ?? null);
  const { picked, know, said, pin, ban, letIn, order } = useRelatedActs(related, onRelated, pinnedId);
  const dated = useMemo(() => status?.publishedAt ?? new Date(), [status?.publishedAt]);
  const { pins, next, further, out } = useMemo(
    () => arrange(related, found ?? nobody, picked),
    [related, found, picked],
  );
  const follow = useCallback(
    (story: NamedStory | null) => {
      if (story) know(story);
      onFollows(story?.slug ?? null);
    },
    [know, onFollows],
  );
  const shared = { dated, timeZone };
  const rows = [...next, ...further];
  const row = (index: number, place?: number) => {
    const near = rows[index];
    if (!near) return null;
    const story = { ...near, live: true };
    const after = [rows[index + 1], rows[index - 1]].map((each) => `near-${each?.id}-ban`);
    return (
      <NearRow
        key={near.id}
        near={near}
        {...shared}
        {...(place && { place })}
        onPin={pin && (() => pin(story))}
        onBan={() => ban(story, [...after, pinnedId])}
      />
    );
  };
  const followed = follows === null ? null : nameOf(found ?? nobody, picked)(follows).headline;
  const live = pins.filter((each) => each.live).length;
  const takes = found?.olderTakes ?? [];
  return (
    <div ref={panel} className="grid gap-5">
      <FollowsPart
        follows={follows}
        headline={followed ?? (earlier?.slug === follows ? earlier.headline : null)}
        own={status?.slug ?? ""}
        find={find}
        errors={errors.follows}
        onFollows={follow}
      />
      {takes.length > 0 && (
        <section aria-labelledby="older-takes">
          <h2 id="older-takes" className="mb-1 text-sm font-semibold text-ink">
            What the desk said before
          </h2>
          <p className="mb-2 text-[0.8125rem] leading-snug text-quiet">
            Older stories about a subject that few others have. Does today’s take agree with them?
          </p>
          <OlderTakes
            takes={takes}
            content={{ follows, related }}
            timeZone={timeZone}
            onFollow={(take) => follow({ ...take, live: true })}
            onPin={pin ? (take) => pin({ ...take, live: true }) : undefined}
          />
        </section>
      )}
      <section aria-labelledby="keep-reading">
        <div className="mb-1 flex flex-wrap items-baseline justify-between gap-x-3">
          <h2 id="keep-reading" className="text-sm font-semibold text-ink">
            Keep reading
          </h2>
          <p role="status" className="text-xs text-quiet">
            {computing
              ? "Looking for related stories…"
              : found && status && `For the text as saved ${momentInWords(status.updatedAt, timeZone)}`}
          </p>
        </div>
        <p className="mb-2 text-[0.8125rem] leading-snug text-quiet">
          The four stories that readers are offered under this one: those that you pin, in your order, then
          the nearest to the text. A score of 0 is nothing in common, 1 the same words.
        </p>
        {trouble && (
          <Notice tone="warning" className="mb-2" actions={<Button onClick={again}>Try again</Button>}>
            <p>{trouble}</p>
          </Notice>
        )}
        <div className={box}>
          <PinList id={pinnedId} slugs={related.pinned} pins={pins} {...shared} onSlugs={order} />
          {next.length > 0 && (
            <ol
              aria-label="Nearest to the text"
              className={`divide-y divide-line ${pins.length > 0 ? "border-t border-line" : ""}`}
            >
              {next.map((_, index) => row(index, live + index + 1))}
            </ol>
          )}
          {pins.length + next.length === 0 && !trouble && (
            <p className="px-3 py-4 text-quiet">{nothing(status, computing)}</p>
          )}
        </div>
        <Field
          id={pinnedId}
          label="Pin another story"
          labelHidden
          errors={wrongIn(errors, "related.pinned")}
          className="mt-2"
        >
          {(control) =>
            pin ? (
              <StoryPicker
                control={control}
                find={find}
                placeholder="Pin another story: words of it"
                except={[status?.slug ?? "", ...related.pinned]}
                onPick={(story) => pin(story, "field")}
              />
            ) : (
              <p id={pinnedId} tabIndex={-1} className="text-xs text-quiet">
                No more than {related.pinned.length} can be pinned.
              </p>
            )
          }
        </Field>
      </section>
      {further.length > 0 && (
        <section aria-labelledby="further-stories">
          <h3 id="further-stories" className="mb-2 text-sm font-semibold text-ink">
            Would come next
          </h3>
          <ul className={`divide-y divide-line ${box}`}>
            {further.map((_, index) => row(next.length + index))}
          </ul>
        </section>
      )}
      <KeptOut
        id={bannedId}
        out={out}
        except={[status?.slug ?? "", ...related.banned]}
        find={find}
        errors={wrongIn(errors, "related.banned")}
        onLetIn={letIn}
        onBan={ban}
        {...shared}
      />
      <p role="status" className="sr-only">
        {said}
      </p>
    </div>
  );
});

function nothing(status: StoryStatus | null, computing: boolean): string {
  if (status === null) return "Save the story, and what readers will be offered is shown here.";
  return computing ? "Looking…" : "No published story is near to this text yet.";
}

function wrongIn(errors: Fields, path: string): string[] | undefined {
  const wrong = Object.entries(errors)
    .filter(([key]) => key === path || key.startsWith(`${path}.`))
    .flatMap(([, messages]) => messages);
  return wrong.length > 0 ? wrong : undefined;
}
