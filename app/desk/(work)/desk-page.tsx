import type { ReactNode } from "react";
import { DeskFrame, type Here } from "#components/desk/frame.tsx";
import type { Person } from "#lib/auth/session.ts";
import { env } from "#lib/env.ts";
import { leave } from "./actions.ts";

type Props = {
  person: Person;
  here: Here;
  wide?: boolean;
  children: ReactNode;
};

/** A page of the desk for somebody who is signed in. */
export function DeskPage(props: Props) {
  return <DeskFrame siteName={env().SITE_NAME} signOut={leave} {...props} />;
}
