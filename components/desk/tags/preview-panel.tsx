import { ArrowRight } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Faults } from "./faults.tsx";
import { countInWords, type DeskTag, type Preview } from "./types.ts";
import type { Asked, ChangeInHand } from "./use-change.ts";

type Props = { tag: DeskTag; asked: Asked; change: ChangeInHand };

/** What a change would do, before it is done. */
export function PreviewPanel({ tag, asked: { change, preview }, change: hand }: Props) {
  const head = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the reader is taken to each new preview
  useEffect(() => head.current?.focus(), [preview]);
  const { busy } = hand;
  const { addresses, freed } = preview;
  return (
    <section aria-labelledby="tag-preview" className="max-w-3xl border-t-[3px] border-ink pt-5">
      <h2 ref={head} id="tag-preview" tabIndex={-1} className="text-xl font-bold outline-none">
        {titles[change.kind](tag.name)}
      </h2>
      <p className="mb-5 text-sm text-quiet">This is a preview; nothing has changed yet.</p>
      <Faults problem={hand.problemOf(change.kind)} />
      <dl className="text-sm">
        <Part name="Tags afterwards">
          <After preview={preview} kind={change.kind} />
        </Part>
        <Part name="Addresses">
          {addresses.length === 0 && freed.length === 0 ? (
            <p>They stay as they are.</p>
          ) : (
            <ul className="space-y-1">
              {addresses.map(({ from, to }) => (
                <li key={from} className="break-all">
                  /tags/{from} <ArrowRight aria-label="leads to" className="inline size-3.5 text-quiet" />{" "}
                  /tags/{to}
                </li>
              ))}
              {freed.map(({ slug, from }) => (
                <li key={slug}>
                  <span className="break-all">/tags/{slug}</span> no longer leads to “{from}”.
                </li>
              ))}
            </ul>
          )}
        </Part>
        <Part name="Readers">
          <p>{forReaders(preview)}</p>
        </Part>
        <Part name="Stories">
          <Stories preview={preview} each={change.kind === "split"} />
        </Part>
      </dl>
      <div className="sticky bottom-0 flex flex-wrap gap-2 border-t border-edge bg-paper py-3">
        <Button
          look={change.kind === "remove" ? "danger" : "primary"}
          disabled={busy}
          onClick={() => void hand.carryOut()}
        >
          {busy ? "One moment…" : verbs[change.kind]}
        </Button>
        <Button onClick={hand.back}>Back</Button>
      </div>
    </section>
  );
}

type Kind = Asked["change"]["kind"];

const titles: Record<Kind, (name: string) => string> = {
  rename: (name) => `If “${name}” is renamed`,
  merge: (name) => `If they become “${name}”`,
  split: (name) => `If “${name}” is split`,
  remove: (name) => `If “${name}” is removed`,
};

const verbs: Record<Kind, string> = {
  rename: "Rename it now",
  merge: "Merge them now",
  split: "Split it now",
  remove: "Remove it now",
};

function Part({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-6 gap-y-1 border-t border-line py-3 sm:grid-cols-[9rem_1fr]">
      <dt className="font-semibold">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}

function After({ preview: { tags, gone }, kind }: { preview: Preview; kind: Kind }) {
  if (kind === "remove") return <p>It is no longer offered when a story is written.</p>;
  return (
    <ul className="space-y-1">
      {tags.map((tag) => (
        <li key={tag.slug}>
          <span className="font-semibold">{tag.name}</span>
          {tag.isNew && <span className="text-quiet"> (new)</span>}, on {countInWords(tag)}
          <span className="block text-xs break-all text-quiet">/tags/{tag.slug}</span>
        </li>
      ))}
      {gone.map((name) => (
        <li key={`gone ${name}`} className="text-quiet">
          <s>{name}</s> is no more
        </li>
      ))}
    </ul>
  );
}

function forReaders({ published, doubled }: Preview): string {
  if (published === 0) return "They see nothing of it: no published story changes.";
  const stories = published === 1 ? "1 story" : `${published} stories`;
  const once = doubled > 0 ? ` Where a story bears several of them (${doubled}), it bears one.` : "";
  return `${stories} and every list and index show it at once; old links and bookmarks lead on.${once}`;
}

const first = 10;

/** `each`: they do not all get the same. */
function Stories({ preview: { stories, published, drafts }, each }: { preview: Preview; each: boolean }) {
  const [all, setAll] = useState(false);
  const total = published + drafts;
  if (total === 0) return <p>None.</p>;
  return (
    <>
      <p className="mb-1">{countInWords({ published, drafts })}. Versions, approvals and schedules stay.</p>
      <ul>
        {stories.slice(0, all ? undefined : first).map(({ id, headline, live, tags }) => (
          <li key={id} className="border-t border-line py-1.5">
            <span className="font-serif text-base leading-snug">{headline}</span>{" "}
            {!live && <span className="text-xs text-quiet">Draft</span>}
            {each && (
              <span className="block text-xs text-quiet">{tags.map((name) => `#${name}`).join(" ")}</span>
            )}
          </li>
        ))}
      </ul>
      {!all && stories.length > first && (
        <Button look="quiet" onClick={() => setAll(true)}>
          Show {stories.length - first} more
        </Button>
      )}
      {all && total > stories.length && <p className="text-quiet">And {total - stories.length} more.</p>}
    </>
  );
}
