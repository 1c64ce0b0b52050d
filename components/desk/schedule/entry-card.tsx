"use client";

import { CircleCheck, Clock, MoreHorizontal, TriangleAlert, Undo2 } from "lucide-react";
import { IconButton } from "#components/ui/button.tsx";
import { Menu, MenuItem, MenuLine, MenuLink } from "#components/ui/menu.tsx";
import type { CalendarEntry } from "#lib/schedule/queries.ts";
import { clockInZone } from "#lib/stories/dates.ts";
import { stateOf, versionLine } from "./entry-words.ts";

type Props = {
  entry: CalendarEntry;
  timeZone: string;
  mayChange: boolean;
  compact: boolean;
  dragged: boolean;
  onDrag: (entry: CalendarEntry | null) => void;
  onMove: () => void;
  onTakeOff: () => void;
  onTryAgain: () => void;
};

/** One thing on a day: when, what, and exactly which version. */
export function EntryCard(props: Props) {
  const { entry, timeZone, mayChange, compact, dragged, onDrag, onMove, onTakeOff, onTryAgain } = props;
  const waits = entry.state === "waiting";
  const movable = waits && mayChange;
  const troubled = entry.state === "failed" || entry.overdue;
  const look = troubled
    ? "border-danger/60 bg-danger-soft"
    : waits
      ? "border-dashed border-good/60 bg-surface"
      : "border-line bg-surface";
  return (
    <li
      draggable={movable}
      onDragStart={(event) => {
        event.dataTransfer.setData("text/plain", entry.headline);
        event.dataTransfer.effectAllowed = "move";
        onDrag(entry);
      }}
      onDragEnd={() => onDrag(null)}
      className={`rounded-xs border px-2 py-1.5 text-sm ${look} ${movable ? "cursor-grab" : ""} ${dragged ? "opacity-50" : ""}`}
    >
      <div className="flex items-center gap-1.5 text-xs">
        <StateIcon entry={entry} />
        <time dateTime={entry.at.toISOString()} className="font-semibold tabular-nums">
          {clockInZone(entry.at, timeZone)}
        </time>
        <span
          className={`min-w-0 ${compact ? "sr-only" : troubled ? "leading-tight" : "truncate"} ${troubled ? "text-danger" : "text-quiet"}`}
        >
          {stateOf(entry)}
        </span>
        {entry.schedule !== null && (
          <span className="-my-1 -mr-1.5 ml-auto">
            <Menu
              trigger={
                <IconButton name={`Change “${entry.headline}”`}>
                  <MoreHorizontal aria-hidden className="size-4" />
                </IconButton>
              }
            >
              {movable && <MenuItem onClick={onMove}>Move…</MenuItem>}
              {mayChange && entry.state === "failed" && (
                <MenuItem onClick={onTryAgain}>Try again now</MenuItem>
              )}
              <MenuLink href={`/desk/stories/${entry.story}/versions/${entry.number}`}>
                Read version {entry.number}
              </MenuLink>
              {mayChange && (
                <>
                  <MenuLine />
                  <MenuItem danger onClick={onTakeOff}>
                    Unschedule
                  </MenuItem>
                </>
              )}
            </Menu>
          </span>
        )}
      </div>
      <a
        href={`/desk/stories/${entry.story}`}
        draggable={false}
        className={`font-serif leading-snug break-words text-ink no-underline hover:bg-mark hover:text-on-mark ${compact ? "line-clamp-2 text-[0.9375rem]" : ""}`}
      >
        {entry.headline}
      </a>
      {!compact && <p className="mt-0.5 text-xs text-quiet">{versionLine(entry)}</p>}
      {entry.reason && !compact && <p className="mt-0.5 text-xs break-words">{entry.reason}</p>}
    </li>
  );
}

function StateIcon({ entry }: { entry: CalendarEntry }) {
  const look = "size-3.5 shrink-0";
  if (entry.state === "failed" || entry.overdue)
    return <TriangleAlert aria-hidden className={`${look} text-danger`} />;
  if (entry.state === "waiting") return <Clock aria-hidden className={`${look} text-good`} />;
  if (entry.kind === "retract") return <Undo2 aria-hidden className={`${look} text-quiet`} />;
  return <CircleCheck aria-hidden className={`${look} text-good`} />;
}
