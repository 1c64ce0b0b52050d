import type { Metadata } from "next";
import { PasteDesk } from "#components/desk/paste-desk.tsx";
import { onDesk } from "#lib/auth/session.ts";
import { DeskPage } from "../desk-page.tsx";
import { editorActions } from "../stories/editor-actions.ts";
import { editorStart } from "../stories/status.ts";
import { readPasted } from "./actions.ts";

export const metadata: Metadata = { title: "Paste a story" };

export default async function Paste() {
  const { person, loaded: start } = await onDesk("/desk/paste", (who) => editorStart(who, null));
  return (
    <DeskPage person={person} here="paste" wide>
      {start && <PasteDesk start={start} actions={editorActions} read={readPasted} />}
    </DeskPage>
  );
}
