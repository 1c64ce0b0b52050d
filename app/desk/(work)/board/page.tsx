import { Board } from "#components/desk/review/board.tsx";
import { BoardNarrowing } from "#components/desk/review/board-narrowing.tsx";
import { Chosen } from "#components/desk/review/chosen.tsx";
import { Views } from "#components/desk/review/views.tsx";
import { onDesk } from "#lib/auth/session.ts";
import { board } from "#lib/review/board.ts";
import { deskPeople, viewCounts } from "#lib/review/queries.ts";
import { sections } from "#lib/sections/queries.ts";
import { siteTimeZone } from "#lib/settings/queries.ts";
import { dueFor } from "#lib/takes/desk.ts";
import type { SearchParams } from "../address.ts";
import { DeskPage } from "../desk-page.tsx";
import { boardFiltersFrom } from "../filters.ts";
import { stepsOf } from "../steps.ts";
import { moveChosen, question } from "../stories/actions.ts";

export const metadata = { title: "Board" };

type Props = { searchParams: Promise<SearchParams> };

/** Every story under way, by state. */
export default async function BoardPage({ searchParams }: Props) {
  const filters = boardFiltersFrom(await searchParams);
  const back = new URLSearchParams(filters).toString();
  const { person, loaded } = await onDesk(back ? `/desk/board?${back}` : "/desk/board", (who) =>
    Promise.all([board(filters), viewCounts(who), sections(), deskPeople(), dueFor(who, 0)]),
  );
  const [columns, counts, allSections, people, due] = loaded;
  return (
    <DeskPage person={person} here="stories" wide>
      <div className="py-7">
        <h1 className="mb-5 text-3xl font-extrabold tracking-tight">Board</h1>
        <Views here="board" counts={counts} due={due.total} />
        <BoardNarrowing filters={filters} sections={allSections} people={people} me={person.id} />
        <Chosen actions={{ moveChosen, question }} steps={stepsOf(person)}>
          <Board columns={columns} filters={filters} timeZone={await siteTimeZone()} person={person} />
        </Chosen>
      </div>
    </DeskPage>
  );
}
