import type { ReactNode } from "react";
import { DeskFrame, type Here } from "#components/desk/frame.tsx";
import type { Person } from "#lib/auth/session.ts";
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
  const { name } = await siteSettingsOrFirst();
  return <DeskFrame siteName={name} signOut={leave} {...props} />;
}
