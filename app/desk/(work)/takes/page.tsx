import { z } from "zod";
import { Pages } from "#components/desk/pages.tsx";
import { Views } from "#components/desk/review/views.tsx";
import { TakeTable } from "#components/desk/takes/take-table.tsx";
import { onDesk } from "#lib/auth/session.ts";
import { viewCounts } from "#lib/review/queries.ts";
import { siteTimeZone } from "#lib/settings/queries.ts";
import { deskTakes, dueFor, type TakeView, takeViews } from "#lib/takes/desk.ts";
import { addressOfList, askedPage, type SearchParams } from "../address.ts";
import { DeskPage } from "../desk-page.tsx";

export const metadata = { title: "Looking back" };

type Props = { searchParams: Promise<SearchParams> };

const query = z.object({
  view: z.enum(takeViews).catch("due"),
  page: askedPage,
});

/** Every claim that readers see, by whether its day has come. */
export default async function Takes({ searchParams }: Props) {
  const { view, page } = query.parse(await searchParams);
  const { person, loaded } = await onDesk(listAddress(view, page), (who) =>
    Promise.all([deskTakes(who, view, page), viewCounts(who), dueFor(who, 0)]),
  );
  const [{ takes, pages, counts }, stories, due] = loaded;
  return (
    <DeskPage person={person} here="stories">
      <div className="mb-5 space-y-2">
        <h1 className="text-3xl font-extrabold tracking-tight">Looking back</h1>
        <p className="max-w-2xl text-quiet">
          What our takes claimed, and what became of it. Readers see it on each story and in{" "}
          <a href="/takes" target="_blank" rel="noopener" className="underline underline-offset-2">
            the public record
          </a>
          .
        </p>
      </div>
      <Views here="takes" counts={stories} due={due.total} />
      <nav aria-label="Claims" className="mb-4">
        <ul className="flex flex-wrap gap-x-6 text-sm">
          {takeViews.map((each) => (
            <li key={each}>
              <a
                href={listAddress(each, 1)}
                aria-current={each === view ? "page" : undefined}
                className="inline-flex min-h-10 items-center border-b-2 border-transparent text-quiet no-underline hover:text-ink aria-[current=page]:border-ink aria-[current=page]:font-semibold aria-[current=page]:text-ink"
              >
                {viewNames[each]}, {counts[each]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {takes.length > 0 ? (
        <TakeTable takes={takes} timeZone={await siteTimeZone()} />
      ) : (
        <div className="max-w-xl space-y-3 border-t-[3px] border-ink pt-8">
          <h2 className="text-xl font-bold">{nothing[view][0]}</h2>
          <p className="text-quiet">{nothing[view][1]}</p>
        </div>
      )}
      <Pages
        page={page}
        pages={pages}
        href={(to) => listAddress(view, to)}
        words={["Page before", "Next page"]}
      />
    </DeskPage>
  );
}

const viewNames: Record<TakeView, string> = { due: "Due", coming: "Coming", given: "With a verdict" };

const nothing: Record<TakeView, [title: string, text: string]> = {
  due: ["No claim is due", "On the day that a story names, its claim stands here until it has a verdict."],
  coming: [
    "No claim is under way",
    "Give a story a claim and a day to look back, beneath Our Take, and publish it: it stands here until that day.",
  ],
  given: ["No verdict yet", "Claims stand here once somebody has said what became of them."],
};

function listAddress(view: TakeView, page: number): string {
  return addressOfList("/desk/takes", { view: view !== "due" && view }, page);
}
