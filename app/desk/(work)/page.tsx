import { ListFilters } from "#components/desk/list-filters.tsx";
import { Pages } from "#components/desk/pages.tsx";
import { Chosen } from "#components/desk/review/chosen.tsx";
import { Views } from "#components/desk/review/views.tsx";
import { Troubles } from "#components/desk/schedule/troubles.tsx";
import { SearchSaid } from "#components/desk/search-said.tsx";
import { StoryTable } from "#components/desk/story-table.tsx";
import { DueTakes } from "#components/desk/takes/due-takes.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { may } from "#lib/auth/policy.ts";
import { onDesk, type Person } from "#lib/auth/session.ts";
import { openComments } from "#lib/comments/queries.ts";
import { type View, viewCounts } from "#lib/review/queries.ts";
import { troubles } from "#lib/schedule/queries.ts";
import { type DeskFound, searchDesk } from "#lib/search/desk.ts";
import { sections } from "#lib/sections/queries.ts";
import { siteTimeZone } from "#lib/settings/queries.ts";
import { deskAuthors, deskStories } from "#lib/stories/desk-queries.ts";
import { allTags } from "#lib/tags/queries.ts";
import { dueFor } from "#lib/takes/desk.ts";
import type { SearchParams } from "./address.ts";
import { move, takeOff, tryAgain } from "./calendar/actions.ts";
import { DeskPage } from "./desk-page.tsx";
import { filtersFrom, listAddress } from "./filters.ts";
import { stepsOf } from "./steps.ts";
import { moveChosen, question } from "./stories/actions.ts";

export const metadata = { title: "Stories" };

type Props = { searchParams: Promise<SearchParams> };

export default async function Stories({ searchParams }: Props) {
  const filters = filtersFrom(await searchParams);
  const { page, ...given } = filters;
  const { view, ...narrowing } = given;
  const filtered = Object.keys(narrowing).length > 0;
  const { person, loaded } = await onDesk(listAddress(given, page), (who) =>
    Promise.all([
      listed(who, { ...narrowing, page, ...(view && { whose: { view, person: who } }) }).then(withComments),
      sections(),
      allTags(),
      deskAuthors(),
      troubles(),
      viewCounts(who),
      dueFor(who, mostDue),
    ]),
  );
  const [{ stories, total, pages, comments, found }, allSections, tags, authors, failures, counts, due] =
    loaded;
  return (
    <DeskPage person={person} here="stories">
      <div className="mb-5 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-2">
        <h1 className="text-3xl font-extrabold tracking-tight">{view ? viewNames[view] : "Stories"}</h1>
        <p role="status" className="text-sm text-quiet">
          {found?.capped && "More than "}
          {total === 1 ? "1 story" : `${total} stories`}
          {filtered && (found ? ", the best matches first" : " with these filters")}
        </p>
      </div>
      <Troubles
        entries={failures}
        timeZone={await siteTimeZone()}
        mayChange={may(person, "story.publish")}
        actions={{ move, takeOff, tryAgain }}
        most={3}
      />
      <DueTakes takes={due.takes} total={due.total} />
      <Views here={view ?? "all"} counts={counts} due={due.total} />
      {(filtered || total > 0) && (
        <ListFilters
          filters={narrowing}
          view={view}
          sections={allSections}
          tags={tags}
          authors={authors.map(({ id, name }) => ({ slug: id, name }))}
        />
      )}
      {found && <SearchSaid found={found} href={(text) => listAddress({ ...given, text }, 1)} />}
      {stories.length > 0 ? (
        <Chosen actions={{ moveChosen, question }} steps={stepsOf(person)}>
          <StoryTable
            stories={stories}
            comments={comments}
            matches={found?.matches}
            timeZone={await siteTimeZone()}
            tagHref={(tag) => listAddress({ tag }, 1)}
            me={person.id}
          />
        </Chosen>
      ) : view && !filtered ? (
        <NothingInView view={view} />
      ) : (
        <Nothing filtered={filtered} />
      )}
      <Pages page={page} pages={pages} href={(to) => listAddress(given, to)} />
    </DeskPage>
  );
}

/** So many claims stand above the list; the others are behind "Looking back". */
const mostDue = 3;

type Asked = Parameters<typeof deskStories>[0] & { text?: string };

/** The list, or what search finds in it. */
async function listed(person: Person, { text, ...filters }: Asked) {
  const found: DeskFound | null = text ? await searchDesk(person, { ...filters, text }) : null;
  return { ...(found ?? (await deskStories(filters))), found };
}

/** The same with how many open comments each story has. */
async function withComments<T extends { stories: { id: number }[] }>(found: T) {
  return { ...found, comments: await openComments(found.stories.map(({ id }) => id)) };
}

const viewNames: Record<View, string> = { work: "My work", waiting: "Waiting for me" };

function NothingInView({ view }: { view: View }) {
  return (
    <div className="space-y-3 border-t-[3px] border-ink pt-8">
      <h2 className="text-xl font-bold">
        {view === "work" ? "Nothing of yours is under way" : "Nothing waits for you"}
      </h2>
      <p className="text-quiet">
        {view === "work"
          ? "What you begin, write or are given stands here until it is published."
          : "What is given to you, and what is submitted for you to review, stands here."}
      </p>
    </div>
  );
}

function Nothing({ filtered }: { filtered: boolean }) {
  return (
    <div className="space-y-3 border-t-[3px] border-ink pt-8">
      <h2 className="text-xl font-bold">{filtered ? "No story has all of that" : "No stories yet"}</h2>
      <p className="text-quiet">
        {filtered
          ? "Take a filter away, or look for fewer words."
          : "Write the first one, or paste one that exists elsewhere."}
      </p>
      <p className="flex flex-wrap gap-2 pt-1">
        {filtered ? (
          <ButtonLink href="/desk">Show all stories</ButtonLink>
        ) : (
          <>
            <ButtonLink look="primary" href="/desk/stories/new">
              Write a story
            </ButtonLink>
            <ButtonLink href="/desk/paste">Paste a story</ButtonLink>
          </>
        )}
      </p>
    </div>
  );
}
