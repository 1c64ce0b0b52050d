"use client";

import { Combobox } from "@base-ui/react/combobox";
import { type ClipboardEvent, type KeyboardEvent, useMemo, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { TextInput } from "#components/ui/controls.tsx";
import type { ControlProps } from "#components/ui/field.tsx";
import { hasTag, tagNames } from "./tag-names.ts";

type Offer = { name: string; create: boolean };

type Props = {
  control: ControlProps;
  tags: string[];
  known: string[];
  /** Adds what was typed, pasted or chosen. */
  onAdd: (names: string[]) => void;
  onRemoveLast: () => void;
  /** False: only known tags are offered, and none before something is typed. */
  create?: boolean;
};

const most = 8;

/** Type, choose or paste: a known tag is offered, any other is made. The focus stays for the next one. */
export function TagInput({ control, tags, known, onAdd, onRemoveLast, create = true }: Props) {
  const [typed, setTyped] = useState("");
  const [open, setOpen] = useState(false);
  const highlighted = useRef<Offer | undefined>(undefined);
  const offers = useMemo(
    () => offersFor(typed, tags, known).filter((offer) => create || !offer.create),
    [typed, tags, known, create],
  );

  const add = (names: string[]) => {
    setTyped("");
    if (names.length > 0) onAdd(names);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const { key, ctrlKey, metaKey } = event;
    if ((ctrlKey || metaKey) && key.toLowerCase() === "s") return add(tagNames(typed));
    if (key === "Backspace" && typed === "" && tags.length > 0) return onRemoveLast();
    if (key === "," || (key === "Enter" && !highlighted.current && !ctrlKey && !metaKey)) {
      event.preventDefault();
      add(tagNames(typed));
    }
  };
  const onPaste = (event: ClipboardEvent) => {
    const names = tagNames(event.clipboardData.getData("text/plain"));
    if (names.length < 2) return;
    event.preventDefault();
    add([...tagNames(typed), ...names]);
  };

  // The list stands in the page, not in Base UI's popup: that hides everything else from assistive technology.
  const shown = open && offers.length > 0 && (create || typed.trim() !== "");
  return (
    <Combobox.Root<Offer>
      inline
      open={shown}
      onOpenChange={setOpen}
      openOnInputClick={false}
      items={offers}
      filter={null}
      value={null}
      itemToStringLabel={({ name }) => name}
      inputValue={typed}
      onInputValueChange={(value, { reason }) => reason === "input-change" && setTyped(value)}
      onValueChange={(offer) => offer && add([offer.name])}
      onItemHighlighted={(offer) => {
        highlighted.current = offer;
      }}
    >
      <div className="relative flex gap-2">
        <Combobox.Input
          {...control}
          autoComplete="off"
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          onBlur={() => {
            add(tagNames(typed));
            setOpen(false);
          }}
          // Base UI takes a list in the page for always open.
          render={
            <TextInput aria-expanded={shown} aria-controls={shown ? `${control.id}-offers` : undefined} />
          }
        />
        <Button onClick={() => add(tagNames(typed))} disabled={typed.trim() === ""}>
          Add tag
        </Button>
        <div
          className={`absolute inset-x-0 top-full z-30 mt-1 max-h-72 overflow-y-auto rounded-xs border border-edge bg-surface text-sm text-ink shadow-lg ${shown ? "" : "hidden"}`}
        >
          <Combobox.List
            id={`${control.id}-offers`}
            aria-label="Tags to choose from"
            className="py-1 outline-none"
          >
            {(offer: Offer) => (
              <Combobox.Item
                key={`${offer.create}${offer.name}`}
                value={offer}
                onMouseDown={(event) => event.preventDefault()}
                className="cursor-pointer px-3 py-2.5 outline-none sm:py-1.5 select-none data-highlighted:bg-raised"
              >
                {offer.create ? `Create “${offer.name}”` : offer.name}
              </Combobox.Item>
            )}
          </Combobox.List>
        </div>
      </div>
    </Combobox.Root>
  );
}

/** Known tags that hold the words typed, those that begin with them first; last, a new one of that name. */
function offersFor(typed: string, tags: string[], known: string[]): Offer[] {
  const text = typed.trim().toLowerCase();
  const free = known.filter((name) => !hasTag(tags, name));
  const [first = [], second = []] = [
    free.filter((name) => name.toLowerCase().startsWith(text)),
    free.filter((name) => !name.toLowerCase().startsWith(text) && name.toLowerCase().includes(text)),
  ];
  const offers = [...first, ...second].slice(0, most).map((name) => ({ name, create: false }));
  const [name] = tagNames(typed);
  const isNew = name !== undefined && !typed.includes(",") && !hasTag([...tags, ...known], name);
  return isNew ? [...offers, { name, create: true }] : offers;
}
