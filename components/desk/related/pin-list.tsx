"use client";

import { SortableItem } from "../parts/sortable-item.tsx";
import { Sorting } from "../parts/sorting.tsx";
import { useOrdering } from "../parts/use-ordering.ts";
import { type Named, offered } from "./arrange.ts";
import { NearFacts, StoryLink } from "./near-facts.tsx";

type Props = {
  id: string;
  slugs: string[];
  pins: Named[];
  dated: Date;
  timeZone: string;
  onSlugs: (slugs: string[]) => void;
};

/** The stories that come first, in the editors' order: dragged by mouse or keyboard, moved by buttons, taken away. */
export function PinList({ id, slugs, pins, dated, timeZone, onSlugs }: Props) {
  const { list, said, place, remove } = useOrdering({
    id,
    noun: "pin",
    items: slugs,
    onItems: onSlugs,
    whenEmpty: id,
  });
  return (
    <>
      {slugs.length > 0 && (
        <Sorting keys={slugs} noun="pin" onMove={(from, to) => place(from, to, null)}>
          <ol ref={list} aria-label="Pinned" className="divide-y divide-line">
            {pins.map((pin, index) => (
              <SortableItem
                key={pin.slug}
                itemKey={pin.slug}
                id={id}
                noun="pin"
                index={index}
                count={pins.length}
                onPlace={(to, button) => place(index, to, button)}
                onRemove={() => remove(index)}
              >
                <StoryLink slug={pin.slug} headline={pin.headline ?? pin.slug} live={pin.live} />
                {pin.near ? (
                  <NearFacts
                    near={{ ...pin.near, reason: "Chosen by the editors" }}
                    dated={dated}
                    timeZone={timeZone}
                  />
                ) : (
                  <p className="mt-0.5 text-xs leading-snug text-quiet">{standing(pin)}</p>
                )}
              </SortableItem>
            ))}
          </ol>
        </Sorting>
      )}
      <p role="status" className="sr-only">
        {said}
      </p>
      {pins.filter(({ live }) => live).length > offered && (
        <p className="border-t border-line px-3 py-2 text-xs text-quiet">
          Readers are offered the first {offered} that are published.
        </p>
      )}
    </>
  );
}

function standing({ headline, live }: Named): string {
  if (headline === null) return "No story has this address.";
  return live ? "Chosen by the editors." : "Not published yet; readers are offered it as soon as it is.";
}
