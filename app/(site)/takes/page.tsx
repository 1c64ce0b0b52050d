import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { Empty } from "#components/site/empty.tsx";
import { ListHead } from "#components/site/list-head.tsx";
import { Pagination, pageAddress } from "#components/site/pagination.tsx";
import { outcomeKeys, TakesList, TakesNarrowing, TakesTotals } from "#components/site/takes.tsx";
import { type Asked, takesAddress } from "#components/site/takes-address.ts";
import { linkTo, Phrase } from "#components/story/phrase.tsx";
import type { TextKey } from "#lib/language/messages/types.ts";
import { siteWording } from "#lib/settings/queries.ts";
import { takesRecord } from "#lib/takes/queries.ts";
import { isOutcome, type Outcome } from "#lib/takes/record.ts";
import { pageNumber, type SearchParams } from "../address.ts";
import { Frame } from "../frame.tsx";
import { ofPage, pageMetadata } from "../site.ts";

type Props = { searchParams: SearchParams };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { asked, page } = await askedAt(searchParams);
  const address = takesAddress(asked);
  const wording = await siteWording();
  return pageMetadata({
    ...(await ofPage(page, wording.say("page.record"), wording.say("takes.about"))),
    path: pageAddress(address, page),
    index: address === "/takes",
  });
}

/** The public record of what the desk claimed and what became of it. */
export default async function TakesPage({ searchParams }: Props) {
  const { asked, page, record } = await askedAt(searchParams);
  const wording = await siteWording();
  const { totals, takes, next, pages } = record;
  const { outcome } = asked;
  const open = totals.open > 0 || totals.judged > 0;
  return (
    <Frame current="/takes">
      <ListHead title={wording.say("page.record")}>
        <p>{wording.say("takes.about")}</p>
      </ListHead>
      {open ? (
        <>
          <TakesTotals totals={totals} asked={asked} wording={wording} />
          <TakesNarrowing {...record} asked={asked} wording={wording} />
        </>
      ) : (
        <Empty title={wording.say("takes.none")}>
          <Phrase wording={wording} say="takes.noneMore" with={{ news: linkTo("/news") }} />
        </Empty>
      )}
      {takes.length > 0 && (
        <section aria-labelledby="takes">
          <h2 id="takes" className="takes-group">
            {wording.say(outcome ? groups[outcome] : "takes.newest")}
          </h2>
          <TakesList takes={takes} wording={wording} />
          <Pagination
            page={page}
            pages={pages}
            path={takesAddress(asked)}
            wording={wording}
            order={outcome === "open" ? "day" : "verdict"}
          />
        </section>
      )}
      {open && takes.length === 0 && outcome && (
        <p className="takes-group">
          {wording.say("takes.noneOf", { outcome: wording.say(outcomeKeys[outcome]) })}
        </p>
      )}
      {page === 1 && next.length > 0 && (
        <section aria-labelledby="next">
          <h2 id="next" className="takes-group">
            {wording.say(totals.due > 0 ? "takes.dueAndNext" : "takes.next")}
          </h2>
          <TakesList takes={next} wording={wording} />
          {totals.open > next.length && (
            <p>
              <a href={takesAddress({ ...asked, outcome: "open" })}>
                {wording.say("takes.allOpen", { count: totals.open })}
              </a>
            </p>
          )}
        </section>
      )}
      {open && <p className="takes-method">{wording.say("takes.method")}</p>}
    </Frame>
  );
}

const groups = {
  held: "takes.heldList",
  mixed: "takes.mixedList",
  missed: "takes.missedList",
  open: "takes.openList",
} as const satisfies Record<Outcome, TextKey>;

async function askedAt(searchParams: SearchParams) {
  const given = await searchParams;
  const one = (name: string) => {
    const value = given[name];
    if (value !== undefined && typeof value !== "string") notFound();
    return value ?? null;
  };
  const outcome = one("outcome");
  if (outcome !== null && !isOutcome(outcome)) notFound();
  const [section, author, year] = [one("section"), one("author"), one("year")];
  const asked: Asked = {
    outcome,
    section,
    author,
    year: year === null ? null : Number(year),
  };
  const page = pageNumber(given.page);
  const record = await load(outcome, asked.section, asked.author, asked.year, page);
  if (!record || page > record.pages) notFound();
  return { asked, page, record };
}

/** Asked for once by the page and by what it says about itself. */
const load = cache(
  (
    outcome: Outcome | null,
    section: string | null,
    author: string | null,
    year: number | null,
    page: number,
  ) => takesRecord({ outcome, section, author, year, page }),
);
