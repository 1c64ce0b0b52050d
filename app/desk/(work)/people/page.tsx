import { notFound } from "next/navigation";
import { PeopleDesk } from "#components/desk/people/people-desk.tsx";
import { may } from "#lib/auth/policy.ts";
import { onDesk } from "#lib/auth/session.ts";
import { allPeople, pendingInvitations } from "#lib/people/queries.ts";
import { siteTimeZone } from "#lib/settings/queries.ts";
import { DeskPage } from "../desk-page.tsx";
import { giveRole, invite, revoke, suspendPerson, takePersonBack } from "./actions.ts";

export const metadata = { title: "People" };

const actions = { invite, revoke, changeRole: giveRole, suspend: suspendPerson, takeBack: takePersonBack };

export default async function People() {
  const { person, loaded } = await onDesk("/desk/people", async (who) => {
    if (!may(who, "person.read")) return null;
    return Promise.all([allPeople(), pendingInvitations()]);
  });
  if (!loaded) notFound();
  const [people, invitations] = loaded;
  return (
    <DeskPage person={person} here="people">
      <h1 className="mb-6 text-3xl font-extrabold tracking-tight">People</h1>
      <PeopleDesk
        start={{ people, invitations }}
        me={person.id}
        timeZone={await siteTimeZone()}
        actions={actions}
      />
    </DeskPage>
  );
}
