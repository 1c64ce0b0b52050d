import { notFound } from "next/navigation";
import { z } from "zod";
import { Calendar } from "#components/desk/schedule/calendar.tsx";
import { Troubles } from "#components/desk/schedule/troubles.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { may } from "#lib/auth/policy.ts";
import { nameUnavailable, onDesk } from "#lib/auth/session.ts";
import { daysOf, stepped, titleOf, type View, views } from "#lib/schedule/calendar.ts";
import { calendarEntries, troubles } from "#lib/schedule/queries.ts";
import { siteTimeZone } from "#lib/settings/queries.ts";
import { type Day, dayInZone, endOfDayInZone, isDay } from "#lib/stories/dates.ts";
import type { SearchParams } from "../address.ts";
import { DeskPage } from "../desk-page.tsx";
import { move, takeOff, tryAgain } from "./actions.ts";

export const metadata = { title: "Calendar" };

type Props = { searchParams: Promise<SearchParams> };

const actions = { move, takeOff, tryAgain };

/** What goes out when, what has, and what could not: by week and by month. */
export default async function CalendarPage({ searchParams }: Props) {
  const zone = await nameUnavailable(siteTimeZone);
  const today = dayInZone(new Date(), zone);
  const { view, day } = asked(await searchParams, today);
  const days = daysOf(view, day);
  const [from, to] = [beginOf(days[0] ?? day, zone), endOfDayInZone(days.at(-1) ?? day, zone)];
  const { person, loaded } = await onDesk(address(view, day), async (person) =>
    may(person, "story.read") ? Promise.all([calendarEntries(from, to), troubles()]) : null,
  );
  if (!loaded) notFound();
  const [{ entries, more }, failures] = loaded;
  const mayChange = may(person, "story.publish");
  return (
    <DeskPage person={person} here="calendar" wide>
      <div className="mx-auto max-w-[100rem] py-7">
        <div className="mb-5 flex flex-wrap items-center justify-between gap-x-4 gap-y-3">
          <h1 className="text-3xl font-extrabold tracking-tight">{titleOf(view, day)}</h1>
          <nav aria-label="Calendar" className="flex flex-wrap items-center gap-2 text-sm">
            <ButtonLink rel="prev" href={address(view, stepped(view, day, -1))}>
              Previous<span className="max-sm:sr-only"> {view}</span>
            </ButtonLink>
            <ButtonLink href={address(view, today)}>Today</ButtonLink>
            <ButtonLink rel="next" href={address(view, stepped(view, day, 1))}>
              Next<span className="max-sm:sr-only"> {view}</span>
            </ButtonLink>
            <span className="flex gap-2">
              {views.map((each) => (
                <ButtonLink
                  key={each}
                  look={each === view ? "primary" : "quiet"}
                  aria-current={each === view ? "true" : undefined}
                  href={address(each, day)}
                >
                  {each === "week" ? "Week" : "Month"}
                </ButtonLink>
              ))}
            </span>
          </nav>
        </div>
        <Troubles entries={failures} timeZone={zone} mayChange={mayChange} actions={actions} />
        <Calendar
          view={view}
          day={day}
          days={days}
          today={today}
          entries={entries}
          timeZone={zone}
          mayChange={mayChange}
          actions={actions}
        />
        {more && (
          <p className="mt-4 text-quiet">There is more in this {view} than fits; look at its weeks.</p>
        )}
        <p className="mt-4 text-sm text-quiet">
          Times are those of {zone}.
          {mayChange && " Drag what waits to another day, or use “Move…” in its menu."}
        </p>
      </div>
    </DeskPage>
  );
}

const query = z.object({
  view: z.enum(views).catch("week"),
  day: z.string().refine(isDay).catch(""),
});

function asked(params: SearchParams, today: Day): { view: View; day: Day } {
  const { view, day } = query.parse(params);
  return { view, day: day || today };
}

function address(view: View, day: Day): string {
  return `/desk/calendar?view=${view}&day=${day}`;
}

/** The first instant of a day: where the one before it ends. */
function beginOf(day: Day, zone: string): Date {
  const before = new Date(`${day}T12:00:00Z`);
  before.setUTCDate(before.getUTCDate() - 1);
  return endOfDayInZone(before.toISOString().slice(0, 10), zone);
}
