"use client";

import { Plus } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { FieldErrors } from "#components/ui/field.tsx";
import { fieldId, replaced } from "../draft.ts";
import { SortableItem } from "./sortable-item.tsx";
import { Sorting } from "./sorting.tsx";
import { useItemKeys } from "./use-item-keys.ts";
import { useOrdering } from "./use-ordering.ts";

type Props<T> = {
  part: string;
  legend: string;
  hint: ReactNode;
  /** What one of them is called: "source". */
  noun: string;
  items: T[];
  blank: () => T;
  max: number;
  /** Errors of the list as a whole. */
  errors: string[] | undefined;
  onItems: (items: T[]) => void;
  children: (item: T, index: number, set: (item: T) => void) => ReactNode;
};

/** A list whose items can be added, removed and put in order, by mouse or by keyboard; the focus follows. */
export function ListPart<T extends object>(props: Props<T>) {
  const { part, legend, hint, noun, items, blank, max, errors, onItems, children } = props;
  const id = fieldId(part);
  const { keys, carry } = useItemKeys(items);

  const { list, said, place, remove, add } = useOrdering({ id, noun, items, onItems });

  return (
    <fieldset
      id={id}
      tabIndex={-1}
      className="min-w-0 outline-none"
      aria-describedby={errors ? `${id}-error` : undefined}
    >
      <legend className="mb-1 text-sm font-semibold text-ink">{legend}</legend>
      <p className="mb-2 text-[0.8125rem] leading-snug text-quiet">{hint}</p>
      {items.length > 0 && (
        <Sorting keys={keys} noun={noun} onMove={(from, to) => place(from, to, null)}>
          <ol ref={list} className="divide-y divide-line rounded-xs border border-edge bg-surface">
            {items.map((item, index) => (
              <SortableItem
                key={keys[index]}
                itemKey={keys[index] ?? ""}
                id={id}
                noun={noun}
                index={index}
                count={items.length}
                onPlace={(to, button) => place(index, to, button)}
                onRemove={() => remove(index)}
              >
                {children(item, index, (next) => {
                  carry(item, next);
                  onItems(replaced(items, index, next));
                })}
              </SortableItem>
            ))}
          </ol>
        </Sorting>
      )}
      {errors && <FieldErrors id={`${id}-error`} errors={errors} />}
      {items.length < max && (
        <Button id={`${id}-add`} look="plain" className="mt-2" onClick={() => add(blank())}>
          <Plus aria-hidden className="size-4" />
          Add {article(noun)}
        </Button>
      )}
      <p role="status" className="sr-only">
        {said}
      </p>
    </fieldset>
  );
}

function article(noun: string): string {
  return /^[aeiou]/.test(noun) ? `an ${noun}` : `a ${noun}`;
}
