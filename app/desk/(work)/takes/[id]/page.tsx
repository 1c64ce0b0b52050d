import { notFound } from "next/navigation";
import { VerdictForm } from "#components/desk/takes/verdict-form.tsx";
import { VerdictHistory } from "#components/desk/takes/verdict-history.tsx";
import { dayInWords } from "#components/desk/times.ts";
import { Notice } from "#components/ui/notice.tsx";
import { onDesk } from "#lib/auth/session.ts";
import { siteTimeZone } from "#lib/settings/queries.ts";
import { type TakeInHand, takeInHand } from "#lib/takes/desk.ts";
import { verdictNames } from "#lib/takes/verdict.ts";
import { DeskPage } from "../../desk-page.tsx";
import { judge, withdraw } from "../actions.ts";

type Props = { params: Promise<{ id: string }> };

export const metadata = { title: "Verdict" };

export default async function TakePage({ params }: Props) {
  const id = numberOf((await params).id);
  const { person, loaded: take } = await onDesk(`/desk/takes/${id}`, (who) => takeInHand(who, id));
  if (!take) notFound();
  return (
    <DeskPage person={person} here="stories">
      <p className="mb-4 text-sm">
        <a href="/desk/takes" className="text-quiet underline underline-offset-2">
          <span aria-hidden="true">← </span>Looking back
        </a>
      </p>
      <header className="on-slip mb-6 max-w-3xl border-t-4 border-slip-ink bg-slip px-4 py-4 text-slip-ink sm:px-5">
        <h1 className="text-2xl leading-snug font-bold break-words">{take.claim}</h1>
        <p className="mt-2 text-sm text-slip-quiet">
          {when(take)} Claimed in{" "}
          <a
            href={`/desk/stories/${take.story}`}
            className="break-words text-slip-ink underline underline-offset-2"
          >
            {take.headline}
          </a>
          {take.author && `, begun by ${take.author}`}.
        </p>
      </header>
      <div className="max-w-3xl space-y-6">
        {take.judged && take.judged !== take.claim && (
          <Notice tone="warning" title="The text has changed since the verdict">
            <p>
              Judged was: “{take.judged}” Readers see both. A verdict that you save now is on the words of
              today.
            </p>
          </Notice>
        )}
        {!take.live && (
          <Notice tone="info">
            <p>Readers do not see this story, so its claim is neither judged nor counted.</p>
          </Notice>
        )}
        {take.live && take.mayJudge && <VerdictForm take={take} actions={{ judge, withdraw }} />}
        {take.live && !take.mayJudge && (
          <Notice tone="info">
            <p>
              {take.verdict ? `The verdict is “${verdictNames[take.verdict]}”: ${take.note} ` : ""}
              Whoever began the story says what became of its claim, or an editor.
            </p>
          </Notice>
        )}
        <VerdictHistory deeds={take.history} timeZone={await siteTimeZone()} />
      </div>
    </DeskPage>
  );
}

function when({ lookBack, due, verdict }: TakeInHand): string {
  if (lookBack === null) return "";
  const day = dayInWords(lookBack);
  if (verdict) return `We were to look back on ${day}.`;
  return due
    ? `We said we would look back on ${day}.`
    : `We look back on ${day}; a claim that is settled earlier can be judged earlier.`;
}

/** 0 is nobody's number. */
function numberOf(text: string): number {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0;
}
