"use client";

import { Popover } from "@base-ui/react/popover";
import { ListChecks } from "lucide-react";
import { useRef, useState } from "react";
import { Button, buttonClass } from "#components/ui/button.tsx";
import type { Warning } from "#lib/checks/warning.ts";
import { ChecksList, countInWords } from "./checks-list.tsx";

type Props = {
  warnings: Warning[] | null;
  /** Whether axe has looked at the page itself. */
  looked: boolean;
  onLook: () => void;
  onFollow: () => void;
};

/** The checks behind a button that says how many there are, where there is no room for the list. */
export function ChecksPopover({ warnings, looked, onLook, onFollow }: Props) {
  const [open, setOpen] = useState(false);
  const room = useRef<HTMLDivElement>(null);
  const count = warnings?.length ?? 0;
  const faults = warnings?.filter(({ rule }) => rule.startsWith("page-")).length ?? 0;
  const onPage = !looked
    ? "Accessibility of the page: not looked at yet."
    : faults === 0
      ? "Accessibility of the page: nothing found."
      : `Accessibility of the page: ${faults} found.`;
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger className={buttonClass("quiet", "ml-auto")}>
        <ListChecks aria-hidden className="size-4" />
        Checks
        <span
          aria-hidden
          className={`min-w-5 rounded-xs px-1 text-center text-xs font-semibold tabular-nums ${count > 0 ? "bg-warn-soft text-warn" : "bg-good-soft text-good"}`}
        >
          {count}
        </span>
        <span className="sr-only">: {countInWords(warnings ?? [])}</span>
      </Popover.Trigger>
      <div ref={room} className="contents" />
      <Popover.Portal container={room}>
        <Popover.Positioner sideOffset={4} align="end" className="z-40">
          <Popover.Popup className="flex max-h-[min(36rem,75dvh)] w-96 max-w-[calc(100vw-1.5rem)] flex-col rounded-xs border border-edge bg-surface text-sm text-ink shadow-lg outline-none">
            <Popover.Title className="px-4 pt-3.5 pb-2 font-bold">Checks</Popover.Title>
            <div className="min-h-0 flex-1 overflow-y-auto px-4 pb-3">
              <ChecksList
                warnings={warnings ?? []}
                onFollow={() => {
                  setOpen(false);
                  onFollow();
                }}
              />
            </div>
            <div className="flex items-center justify-between gap-3 border-t border-line px-4 py-2.5 text-quiet">
              <p role="status">{onPage}</p>
              <Button onClick={onLook}>{looked ? "Look again" : "Look now"}</Button>
            </div>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
