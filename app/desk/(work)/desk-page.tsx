import type { ReactNode } from "react";
import { DeskFrame, type Here } from "#components/desk/frame.tsx";
import { Bell } from "#components/desk/notices/bell.tsx";
import { may } from "#lib/auth/policy.ts";
import { nameUnavailable, type Person } from "#lib/auth/session.ts";
import { unreadNotices } from "#lib/notices/queries.ts";
import { siteSettingsOrFirst } from "#lib/settings/queries.ts";
import { leave } from "./actions.ts";

type Props = {
  person: Person;
  here: Here;
  wide?: boolean;
  children: ReactNode;
};

/** A page of the desk for somebody who is signed in. */
export async function DeskPage(props: Props) {
  const { person, here } = props;
  const { name } = await siteSettingsOrFirst();
  const bell = may(person, "desk.enter") && (
    <Bell unread={await nameUnavailable(() => unreadNotices(person))} here={here === "notices"} />
  );
  return <DeskFrame siteName={name} signOut={leave} bell={bell} {...props} />;
}
