import {
  AtSign,
  CalendarClock,
  CalendarOff,
  CircleCheck,
  ClipboardCheck,
  Hand,
  Hourglass,
  type LucideIcon,
  MessageSquare,
  Newspaper,
  PenLine,
  Scale,
  TriangleAlert,
  Undo2,
} from "lucide-react";
import type { NoticeKind } from "#lib/notices/kinds.ts";
import type { NoticeLine } from "#lib/notices/queries.ts";
import { clockInZone } from "#lib/stories/dates.ts";
import { ByDay } from "../by-day.tsx";

type Props = { lines: NoticeLine[]; timeZone: string };

/** Notices by day, the newest first; each leads to what it is about. */
export function NoticeList({ lines, timeZone }: Props) {
  return (
    <ByDay lines={lines} timeZone={timeZone}>
      {(line) => <Line line={line} timeZone={timeZone} />}
    </ByDay>
  );
}

const icons: Record<NoticeKind, LucideIcon> = {
  review_asked: ClipboardCheck,
  assigned: Hand,
  changes_asked: PenLine,
  mentioned: AtSign,
  look_back: Hourglass,
  failed: TriangleAlert,
  overdue: TriangleAlert,
  link_commented: MessageSquare,
  answered: MessageSquare,
  commented: MessageSquare,
  accepted: MessageSquare,
  approved: CircleCheck,
  scheduled: CalendarClock,
  unscheduled: CalendarOff,
  published: Newspaper,
  retracted: Undo2,
  judged: Scale,
};

function Line({ line, timeZone }: { line: NoticeLine; timeZone: string }) {
  const { id, kind, at, unread, quote } = line;
  const { before, headline, after } = line.words;
  const Icon = icons[kind];
  return (
    <a
      href={`/desk/notices/${id}`}
      className="grid grid-cols-[1.25rem_minmax(0,1fr)_auto] items-baseline gap-x-3 sm:grid-cols-[1.25rem_minmax(0,1fr)_auto_0.5rem] px-1 py-3 text-sm text-ink no-underline hover:bg-raised"
    >
      <Icon
        aria-hidden
        className={`size-4 translate-y-0.5 ${Icon === TriangleAlert ? "text-danger" : "text-quiet"}`}
      />
      <span className="break-words">
        {unread && <span className="sr-only">Unread: </span>}
        <span className={unread ? "font-semibold" : "text-quiet"}>
          {before}
          <span className="font-serif text-[1.0625rem] leading-snug font-normal text-ink">“{headline}”</span>
          {after}
        </span>
        {quote && <span className="mt-0.5 block max-w-prose text-quiet">{quote}</span>}
      </span>
      <time
        dateTime={at.toISOString()}
        className="text-quiet tabular-nums max-sm:col-start-2 max-sm:row-start-2 max-sm:mt-0.5 max-sm:text-xs"
      >
        {clockInZone(at, timeZone)}
      </time>
      <span
        aria-hidden
        className={`size-2 rounded-full max-sm:col-start-3 max-sm:row-start-1 ${unread ? "bg-ink" : ""}`}
      />
    </a>
  );
}
