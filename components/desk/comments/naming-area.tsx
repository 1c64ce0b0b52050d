"use client";

import { type KeyboardEvent, useLayoutEffect, useRef, useState } from "react";
import { TextArea } from "#components/ui/controls.tsx";
import type { ControlProps } from "#components/ui/field.tsx";
import { namesFor, namingAt, withName } from "./naming.ts";

type Props = {
  control: ControlProps;
  value: string;
  /** Who can be mentioned. */
  names: string[];
  onText: (text: string) => void;
};

/** A text area that offers the names of colleagues behind an "@": arrows choose, Enter or Tab takes, Escape closes. */
export function NamingArea({ control, value, names, onText }: Props) {
  const area = useRef<HTMLTextAreaElement>(null);
  const [cursor, setCursor] = useState(value.length);
  const [active, setActive] = useState(0);
  const [closed, close] = useState(false);
  const goTo = useRef<number | null>(null);
  const naming = closed ? null : namingAt(value, cursor);
  const offered = naming ? namesFor(naming.typed, names) : [];
  const open = offered.length > 0;
  const chosen = Math.min(active, offered.length - 1);

  useLayoutEffect(() => {
    if (goTo.current === null) return;
    area.current?.setSelectionRange(goTo.current, goTo.current);
    goTo.current = null;
  });

  const take = (name: string) => {
    const next = withName(value, cursor, name);
    goTo.current = next.cursor;
    setCursor(next.cursor);
    onText(next.text);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, shiftKey } = event;
    if (!open || event.nativeEvent.isComposing || ctrlKey || metaKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    const name = offered[chosen];
    if (step) setActive((chosen + step + offered.length) % offered.length);
    else if (name && !shiftKey && (key === "Enter" || key === "Tab")) take(name);
    else if (key === "Escape") close(true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const id = `${control.id}-names`;

  return (
    <div className="relative">
      <TextArea
        {...control}
        ref={area}
        autoFocus
        rows={2}
        value={value}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={open ? id : undefined}
        aria-activedescendant={open ? `${id}-${chosen}` : undefined}
        onChange={(event) => {
          onText(event.target.value);
          setCursor(event.target.selectionStart);
          setActive(0);
          close(false);
        }}
        onSelect={(event) => setCursor(event.currentTarget.selectionStart)}
        onBlur={() => close(true)}
        onFocus={() => close(false)}
        onKeyDown={onKeyDown}
      />
      {open && (
        <div
          id={id}
          role="listbox"
          aria-label="Colleagues"
          className="absolute inset-x-0 top-full z-30 mt-1 rounded-xs border border-edge bg-surface py-1 text-sm text-ink shadow-lg"
        >
          {offered.map((name, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and listens for the keys
            // biome-ignore lint/a11y/useFocusableInteractive: the field names the active option instead
            <div
              key={name}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === chosen}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(name)}
              className="cursor-pointer px-3 py-2.5 break-words hover:bg-raised aria-selected:bg-raised sm:py-1.5"
            >
              {name}
            </div>
          ))}
        </div>
      )}
      <p role="status" className="sr-only">
        {open
          ? `${offered.length === 1 ? "1 colleague" : `${offered.length} colleagues`} to choose from`
          : ""}
      </p>
    </div>
  );
}
