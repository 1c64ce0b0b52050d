import { headers } from "next/headers";
import { ProfileDesk } from "#components/desk/profile/profile-desk.tsx";
import { minPasswordLength } from "#lib/auth/account.ts";
import { addressHeader } from "#lib/auth/address.ts";
import { may } from "#lib/auth/policy.ts";
import { onAccount } from "#lib/auth/session.ts";
import { mailIsSet } from "#lib/mail/send.ts";
import { noticeSwitches } from "#lib/notices/queries.ts";
import { profileOf, sessionsOf } from "#lib/people/profile.ts";
import { pictureById } from "#lib/pictures/queries.ts";
import { siteTimeZone } from "#lib/settings/queries.ts";
import { DeskPage } from "../desk-page.tsx";
import * as actions from "./actions.ts";

export const metadata = { title: "Your profile" };

export default async function ProfilePage() {
  const address = (await headers()).get(addressHeader) ?? "unknown";
  const { person, loaded } = await onAccount("/desk/profile", async (who) => {
    const profile = await profileOf(who);
    const picture = profile.pictureId === null ? null : await pictureById(profile.pictureId);
    const notices = may(who, "desk.enter")
      ? { switches: await noticeSwitches(who.id), mails: mailIsSet() }
      : null;
    return { profile, picture, notices, sessions: await sessionsOf(who, address) };
  });
  return (
    <DeskPage person={person} here="profile">
      <h1 className="mb-1 text-3xl font-extrabold tracking-tight">Your profile</h1>
      <p className="mb-7 text-quiet">{person.email}</p>
      <ProfileDesk
        {...loaded}
        writes={may(person, "desk.enter")}
        timeZone={await siteTimeZone()}
        minLength={minPasswordLength}
        actions={{ ...actions }}
      />
    </DeskPage>
  );
}
