import { Undo2 } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import type { NamedStory } from "#lib/related/desk.ts";
import { listLimits } from "#lib/stories/schema.ts";
import { StoryPicker } from "../parts/story-picker.tsx";
import type { FindStories } from "../parts/use-story-search.ts";
import type { Named } from "./arrange.ts";
import { NearFacts, StoryLink } from "./near-facts.tsx";

type Props = {
  id: string;
  out: Named[];
  except: string[];
  find: FindStories;
  errors: string[] | undefined;
  dated: Date;
  timeZone: string;
  onLetIn: (index: number, headline: string, next: string[]) => void;
  onBan: (story: NamedStory) => void;
};

/** The stories that readers are never offered under this one, and the way back for each. */
export function KeptOut({ id, out, except, find, errors, dated, timeZone, onLetIn, onBan }: Props) {
  const letIn = (index: number, headline: string) => {
    const neighbour = index < out.length - 1 ? index : index - 1;
    onLetIn(index, headline, [`${id}-${neighbour}-back`, id]);
  };
  return (
    <Field id={id} label="Kept out" hint="These are never offered under this story." errors={errors}>
      {(control) => (
        <>
          {out.length > 0 && (
            <ul
              aria-label="Kept out of Keep reading"
              className="mb-2 divide-y divide-line rounded-xs border border-edge bg-surface text-sm"
            >
              {out.map((story, index) => {
                const headline = story.headline ?? story.slug;
                return (
                  <li key={story.slug} className="flex items-start gap-2 p-2.5 sm:p-3">
                    <div className="min-w-0 flex-1">
                      <StoryLink slug={story.slug} headline={headline} live={story.live} />
                      {story.near && <NearFacts near={story.near} dated={dated} timeZone={timeZone} />}
                    </div>
                    <Button
                      id={`${id}-${index}-back`}
                      look="quiet"
                      className="px-2"
                      aria-label={`Let in “${headline}”`}
                      title="No longer keep it out"
                      onClick={() => letIn(index, headline)}
                    >
                      <Undo2 aria-hidden className="size-4" />
                      <span className="max-sm:sr-only">Let in</span>
                    </Button>
                  </li>
                );
              })}
            </ul>
          )}
          {out.length < listLimits.banned ? (
            <StoryPicker
              control={control}
              find={find}
              placeholder="Keep another story out: words of it"
              except={except}
              onPick={onBan}
            />
          ) : (
            <span id={id} tabIndex={-1} className="sr-only">
              No more than {listLimits.banned} can be kept out.
            </span>
          )}
        </>
      )}
    </Field>
  );
}
