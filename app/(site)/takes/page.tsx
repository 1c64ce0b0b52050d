import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { Empty } from "#components/site/empty.tsx";
import { ListHead } from "#components/site/list-head.tsx";
import { Pagination, pageAddress } from "#components/site/pagination.tsx";
import { outcomeNames, TakesList, TakesNarrowing, TakesTotals } from "#components/site/takes.tsx";
import { type Asked, takesAddress } from "#components/site/takes-address.ts";
import { siteWording } from "#lib/settings/queries.ts";
import { takesRecord } from "#lib/takes/queries.ts";
import { isOutcome, type Outcome } from "#lib/takes/record.ts";
import { pageNumber, type SearchParams } from "../address.ts";
import { Frame } from "../frame.tsx";
import { pageMetadata } from "../site.ts";

type Props = { searchParams: SearchParams };

const title = "How often we were right";
const about =
  "A take may end in a claim that can be checked, with the day on which we look back at it. Here is every one, and what became of it.";

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { asked, page } = await askedAt(searchParams);
  const address = takesAddress(asked);
  return pageMetadata({
    title: page > 1 ? `${title}, page ${page}` : title,
    description: about,
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
      <ListHead title={title}>
        <p>{about}</p>
      </ListHead>
      {open ? (
        <>
          <TakesTotals totals={totals} asked={asked} />
          <TakesNarrowing {...record} asked={asked} />
        </>
      ) : (
        <Empty title="No claims yet">
          The first one that a published story makes will stand here, and stay. Until then, read{" "}
          <a href="/news">all stories</a>.
        </Empty>
      )}
      {takes.length > 0 && (
        <section aria-labelledby="takes">
          <h2 id="takes" className="takes-group">
            {outcome ? groupNames[outcome] : "Verdicts, newest first"}
          </h2>
          <TakesList takes={takes} wording={wording} />
          <Pagination
            page={page}
            pages={pages}
            path={takesAddress(asked)}
            wording={wording}
            order={outcome === "open" ? "day" : "age"}
          />
        </section>
      )}
      {open && takes.length === 0 && outcome && (
        <p className="takes-group">{`${outcomeNames[outcome]}: none of these claims.`}</p>
      )}
      {page === 1 && next.length > 0 && (
        <section aria-labelledby="next">
          <h2 id="next" className="takes-group">
            {totals.due > 0 ? "Due, and next to be looked back at" : "Next to be looked back at"}
          </h2>
          <TakesList takes={next} wording={wording} />
          {totals.open > next.length && (
            <p>
              <a href={takesAddress({ ...asked, outcome: "open" })}>All {totals.open} open claims</a>
            </p>
          )}
        </section>
      )}
      {open && (
        <p className="takes-method">
          Each published story counts once. The verdict is the desk’s own, given with a note on what happened;
          a correction of it is kept on record. Stories that were retracted are not counted.
        </p>
      )}
    </Frame>
  );
}

const groupNames: Record<Outcome, string> = {
  held: "Claims that held, newest verdict first",
  mixed: "Claims that came out mixed, newest verdict first",
  missed: "Claims that missed, newest verdict first",
  open: "Open claims, by the day to look back",
};

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
