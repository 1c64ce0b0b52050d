import { notFound } from "next/navigation";
import { EditionDesk } from "#components/desk/editions/edition-desk.tsx";
import { may } from "#lib/auth/policy.ts";
import { onDesk } from "#lib/auth/session.ts";
import { mailIsSet } from "#lib/mail/send.ts";
import { proposals } from "#lib/newsletter/proposing.ts";
import { edition } from "#lib/newsletter/queries.ts";
import { previewEdition } from "#lib/newsletter/testing.ts";
import { siteTimeZone } from "#lib/settings/queries.ts";
import { DeskPage } from "../../desk-page.tsx";
import { again, hold, look, preview, propose, remove, save, schedule, test } from "../actions.ts";

export const metadata = { title: "Edition" };

type Props = { params: Promise<{ id: string }> };

const actions = { save, schedule, hold, remove, again, look, preview, test, propose };
const weeksAtFirst = 2;

export default async function EditionPage({ params }: Props) {
  const { id: text } = await params;
  const id = /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0;
  const { person, loaded } = await onDesk(`/desk/editions/${id}`, async (who) => {
    if (!may(who, "edition.change")) return null;
    const [whole, proposed] = await Promise.all([edition(id), proposals(weeksAtFirst)]);
    if (!whole) return null;
    const { subject, note, stories } = whole;
    const seen = await previewEdition(who, { subject, note, stories: stories.map((story) => story.id) });
    return { start: whole, proposed, firstPreview: seen.ok ? seen.value : null };
  });
  if (!loaded) notFound();
  return (
    <DeskPage person={person} here="editions" wide>
      <EditionDesk
        {...loaded}
        weeksAtFirst={weeksAtFirst}
        timeZone={await siteTimeZone()}
        mail={mailIsSet()}
        actions={actions}
      />
    </DeskPage>
  );
}
