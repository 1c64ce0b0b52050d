import { Board } from "#components/desk/review/board.tsx";
import { Chosen } from "#components/desk/review/chosen.tsx";
import { Views } from "#components/desk/review/views.tsx";
import { onDesk } from "#lib/auth/session.ts";
import { board } from "#lib/review/board.ts";
import { viewCounts } from "#lib/review/queries.ts";
import { siteTimeZone } from "#lib/settings/queries.ts";
import { DeskPage } from "../desk-page.tsx";
import { stepsOf } from "../steps.ts";
import { moveChosen, question } from "../stories/actions.ts";

export const metadata = { title: "Board" };

/** Every story under way, by state. */
export default async function BoardPage() {
  const { person, loaded } = await onDesk("/desk/board", (who) => Promise.all([board(), viewCounts(who)]));
  const [columns, counts] = loaded;
  return (
    <DeskPage person={person} here="stories" wide>
      <div className="py-7">
        <h1 className="mb-5 text-3xl font-extrabold tracking-tight">Board</h1>
        <Views here="board" counts={counts} />
        <Chosen actions={{ moveChosen, question }} steps={stepsOf(person)}>
          <Board columns={columns} timeZone={await siteTimeZone()} me={person.id} />
        </Chosen>
      </div>
    </DeskPage>
  );
}
