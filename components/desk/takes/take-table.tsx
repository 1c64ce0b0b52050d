import { ButtonLink } from "#components/ui/button.tsx";
import type { DeskTake } from "#lib/takes/desk.ts";
import { verdictNames } from "#lib/takes/verdict.ts";
import { dayInWords, momentInWords } from "../times.ts";

/** Claims with their stories; each leads to its verdict. */
export function TakeTable({ takes, timeZone }: { takes: DeskTake[]; timeZone: string }) {
  return (
    <ul className="border-t-[3px] border-ink">
      {takes.map((take) => (
        <li
          key={take.story}
          className="flex flex-wrap items-start gap-x-6 gap-y-2 max-sm:items-center max-sm:justify-between border-b border-line py-4 sm:flex-nowrap"
        >
          <div className="min-w-0 flex-1 max-sm:basis-full">
            <a
              href={`/desk/takes/${take.story}`}
              className="font-semibold break-words text-ink no-underline hover:bg-mark hover:text-on-mark"
            >
              {take.claim}
            </a>
            <p className="mt-1 text-sm break-words text-quiet">
              <a href={`/desk/stories/${take.story}`} className="text-quiet underline underline-offset-2">
                {take.headline}
              </a>
              {take.author && `, begun by ${take.author}`}
            </p>
          </div>
          <p className="w-44 shrink-0 text-sm text-quiet max-sm:w-auto">
            <Standing take={take} timeZone={timeZone} />
          </p>
          {take.mayJudge && take.verdict === null && (
            <ButtonLink look={take.due ? "primary" : "plain"} href={`/desk/takes/${take.story}`}>
              Give a verdict
            </ButtonLink>
          )}
        </li>
      ))}
    </ul>
  );
}

function Standing({
  take: { verdict, givenAt, givenBy, lookBack, due },
  timeZone,
}: {
  take: DeskTake;
  timeZone: string;
}) {
  if (verdict && givenAt)
    return (
      <>
        <b className="block text-ink">{verdictNames[verdict]}</b>
        {momentInWords(givenAt, timeZone)}
        {givenBy && ` by ${givenBy}`}
      </>
    );
  if (lookBack === null) return null;
  return due ? (
    <b className="font-semibold text-warn">Due since {dayInWords(lookBack)}</b>
  ) : (
    <>Look back on {dayInWords(lookBack)}</>
  );
}
