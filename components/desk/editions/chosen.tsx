"use client";

import { FieldErrors } from "#components/ui/field.tsx";
import { SortableItem } from "../parts/sortable-item.tsx";
import { Sorting } from "../parts/sorting.tsx";
import { useOrdering } from "../parts/use-ordering.ts";
import { StoryLine } from "./story-line.tsx";
import type { Proposal } from "./types.ts";

type Props = {
  stories: Proposal[];
  errors: string[] | undefined;
  timeZone: string;
  onStories: (stories: Proposal[]) => void;
};

/** The stories of an edition in their order: dragged, or moved by buttons and keys. */
export function Chosen({ stories, errors, timeZone, onStories }: Props) {
  const { list, said, place, remove } = useOrdering({
    id: "chosen",
    noun: "story",
    items: stories,
    onItems: onStories,
    whenEmpty: "chosen-title",
  });
  const keys = stories.map(({ id }) => String(id));
  return (
    <section aria-labelledby="chosen-title">
      <h2 id="chosen-title" tabIndex={-1} className="mb-1 text-sm font-semibold outline-none">
        Stories, in this order
      </h2>
      {stories.length === 0 ? (
        <p className="border-y border-line py-3 text-sm text-quiet">None yet. Add some of those beneath.</p>
      ) : (
        <Sorting keys={keys} noun="story" onMove={(from, to) => place(from, to, null)}>
          <ol ref={list} className="divide-y divide-line border border-edge">
            {stories.map((story, index) => (
              <SortableItem
                key={story.id}
                itemKey={String(story.id)}
                id="chosen"
                noun="story"
                index={index}
                count={stories.length}
                onPlace={(to, button) => place(index, to, button)}
                onRemove={() => remove(index)}
              >
                <StoryLine story={story} timeZone={timeZone} />
              </SortableItem>
            ))}
          </ol>
        </Sorting>
      )}
      {errors && <FieldErrors id="chosen-errors" errors={errors} />}
      <p role="status" className="sr-only">
        {said}
      </p>
    </section>
  );
}
