"use client";

import { Autocomplete } from "@base-ui/react/autocomplete";
import { Dialog } from "@base-ui/react/dialog";
import { Search } from "lucide-react";
import { useEffect, useRef } from "react";
import { type FindStories, useStorySearch } from "../parts/use-story-search.ts";
import { Pieces, SnippetLine } from "../pieces.tsx";
import { type Command, type CommandGroup, matching, storyCommands } from "./commands.ts";
import { KeyCaps } from "./key-caps.tsx";

type Props = { open: boolean; onClose: () => void; commands: () => CommandGroup[]; find: FindStories };

/** Everything that can be done and every place to go to, by a few letters of its name. */
export function Palette({ open, onClose, commands, find }: Props) {
  const chosen = useRef<Command | null>(null);
  // The field takes the focus the moment it is there, before the dialog could see who had it.
  const before = useRef<Element | null>(null);
  const wasOpen = useRef(false);
  if (open && !wasOpen.current) before.current = document.activeElement;
  wasOpen.current = open;
  useEffect(() => {
    if (open) chosen.current = null;
  }, [open]);
  return (
    <Dialog.Root
      open={open}
      onOpenChange={(next) => !next && onClose()}
      onOpenChangeComplete={(shown) => !shown && chosen.current?.run?.()}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className="desk-backdrop fixed inset-0 z-40 bg-black/45" />
        <Dialog.Viewport className="fixed inset-0 z-50 flex items-start justify-center overflow-hidden px-3 pt-[10dvh] pb-3">
          <Dialog.Popup
            aria-label="Commands"
            finalFocus={() => focusOf(chosen.current) ?? (before.current as HTMLElement | null)}
            className="flex max-h-[min(35.5rem,80dvh)] w-full max-w-xl flex-col rounded-xs border border-edge bg-surface text-ink shadow-2xl outline-none"
          >
            <Search aria-hidden className="pointer-events-none absolute m-3.5 size-4 text-quiet" />
            <Commands
              commands={commands}
              find={find}
              onChoose={(command) => {
                chosen.current = command;
                onClose();
              }}
            />
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Commands({
  commands,
  find,
  onChoose,
}: Pick<Props, "commands" | "find"> & { onChoose: (command: Command) => void }) {
  const all = useRef<CommandGroup[] | null>(null);
  all.current ??= commands();
  const { typed, setTyped, found, state } = useStorySearch(find);
  const groups = [...matching(all.current, typed), ...storyCommands(found)].map(({ name, items }) => ({
    value: name,
    items,
  }));
  const none = groups.length === 0;
  return (
    <Autocomplete.Root
      open
      inline
      items={groups}
      filter={null}
      value={typed}
      onValueChange={(value, { reason }) => reason !== "item-press" && setTyped(value)}
      itemToStringValue={(command: Command) => command.name}
      autoHighlight="always"
      keepHighlight
    >
      <Autocomplete.Input
        // What is typed right after the keys that opened it is meant for it, not for the text behind.
        autoFocus
        aria-label="A command, a part or words of a story"
        placeholder="A command, a part or words of a story"
        className="h-11 w-full shrink-0 rounded-t-xs border-0 border-b border-line bg-transparent pr-3 pl-10 text-base text-ink outline-none placeholder:text-quiet"
      />
      <Dialog.Close className="sr-only">Close</Dialog.Close>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
        <p role="status" className="px-4 py-3 text-sm text-quiet empty:hidden">
          {none &&
            (state === "looking" ? "Looking…" : "Nothing is called that, and no story has these words.")}
        </p>
        <Autocomplete.List aria-label="Commands" className="py-1 data-empty:hidden">
          {(group: { value: string; items: Command[] }) => (
            <Autocomplete.Group key={group.value} items={group.items}>
              <Autocomplete.GroupLabel className="px-4 pt-2 pb-1 text-xs font-semibold text-quiet">
                {group.value}
              </Autocomplete.GroupLabel>
              <Autocomplete.Collection>
                {(command: Command) => (
                  <Autocomplete.Item
                    key={command.id}
                    value={command}
                    onClick={() => onChoose(command)}
                    className="flex min-h-10 cursor-pointer items-center justify-between gap-3 px-4 py-1 text-sm leading-snug sm:min-h-9 outline-none select-none data-highlighted:bg-raised"
                  >
                    <span className="min-w-0">
                      {command.found ? <Pieces pieces={command.found.title} /> : command.name}
                      {command.hint && <span className="text-quiet">, {command.hint}</span>}
                      {command.found?.snippet && (
                        <SnippetLine snippet={command.found.snippet} className="line-clamp-2" />
                      )}
                    </span>
                    {command.keys && <KeyCaps keys={command.keys} />}
                  </Autocomplete.Item>
                )}
              </Autocomplete.Collection>
            </Autocomplete.Group>
          )}
        </Autocomplete.List>
      </div>
    </Autocomplete.Root>
  );
}

/** A part takes the focus; an act gives it back, unless it opens something of its own. */
function focusOf(command: Command | null): HTMLElement | null {
  const field = command?.focus?.() ?? null;
  field?.scrollIntoView({ block: "center" });
  return field;
}
