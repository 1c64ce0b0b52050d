"use client";

import { useSortable } from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import { ArrowDown, ArrowUp, GripVertical, Trash2 } from "lucide-react";
import type { KeyboardEvent, ReactNode } from "react";
import { IconButton } from "#components/ui/button.tsx";

type Props = {
  /** Stays the same wherever the item goes. */
  itemKey: string;
  id: string;
  noun: string;
  index: number;
  count: number;
  onPlace: (to: number, button: "up" | "down" | null) => void;
  onRemove: () => void;
  children: ReactNode;
};

/** One item of a list: dragged by its handle, moved by its buttons or by Alt and the arrows. */
export function SortableItem({ itemKey, id, noun, index, count, onPlace, onRemove, children }: Props) {
  const { setNodeRef, setActivatorNodeRef, listeners, attributes, transform, transition, isDragging } =
    useSortable({ id: itemKey, disabled: count < 2 });
  const { "aria-describedby": described } = attributes;
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const own = event.target instanceof HTMLElement && event.target.matches("select, input[type=date]");
    if (!event.altKey || step === undefined || own) return;
    event.preventDefault();
    if (index + step >= 0 && index + step < count) onPlace(index + step, null);
  };
  return (
    <li
      ref={setNodeRef}
      style={{ transform: CSS.Translate.toString(transform), transition }}
      className={`flex gap-1 bg-surface p-2.5 pt-1 pl-1 max-sm:flex-wrap sm:gap-2 sm:p-3 sm:pl-1.5 ${isDragging ? "relative z-10 shadow-lg outline outline-edge" : ""}`}
      onKeyDown={onKeyDown}
    >
      <div className="flex items-center sm:w-8 sm:flex-col">
        <button
          ref={setActivatorNodeRef}
          type="button"
          aria-label={`Drag ${noun} ${index + 1}`}
          title="Drag to another place; by keyboard: Space, arrows, Space"
          aria-describedby={described}
          disabled={count < 2}
          className="inline-flex size-10 cursor-grab touch-none items-center justify-center rounded-xs text-quiet hover:bg-raised hover:text-ink disabled:cursor-default disabled:opacity-30 disabled:hover:bg-transparent sm:size-8"
          {...listeners}
        >
          <GripVertical aria-hidden className="size-4" />
        </button>
        <span aria-hidden className="text-xs font-semibold text-quiet tabular-nums">
          {index + 1}
        </span>
      </div>
      <fieldset className="min-w-0 max-sm:order-last max-sm:basis-full max-sm:pl-1.5 sm:flex-1">
        <legend className="sr-only">{`${noun.charAt(0).toUpperCase()}${noun.slice(1)} ${index + 1}`}</legend>
        {children}
      </fieldset>
      <div className="flex max-sm:ml-auto sm:flex-col">
        <IconButton
          id={`${id}-${index}-up`}
          name={`Move ${noun} ${index + 1} up`}
          disabled={index === 0}
          onClick={() => onPlace(index - 1, "up")}
        >
          <ArrowUp aria-hidden className="size-4" />
        </IconButton>
        <IconButton
          id={`${id}-${index}-down`}
          name={`Move ${noun} ${index + 1} down`}
          disabled={index === count - 1}
          onClick={() => onPlace(index + 1, "down")}
        >
          <ArrowDown aria-hidden className="size-4" />
        </IconButton>
        <IconButton id={`${id}-${index}-remove`} name={`Remove ${noun} ${index + 1}`} onClick={onRemove}>
          <Trash2 aria-hidden className="size-4" />
        </IconButton>
      </div>
    </li>
  );
}
