import type { Metadata } from "next";
import { DeskFrame } from "#components/desk/frame.tsx";
import { PasteDesk } from "#components/desk/paste-desk.tsx";
import { onDesk } from "#lib/auth/session.ts";
import { leave } from "../actions.ts";
import { editorActions } from "../stories/editor-actions.ts";
import { editorStart } from "../stories/status.ts";
import { readPasted } from "./actions.ts";

export const metadata: Metadata = { title: "Paste a story" };

export default async function Paste() {
  const { person, loaded: start } = await onDesk("/desk/paste", (who) => editorStart(who, null));
  return (
    <DeskFrame person={person} here="paste" signOut={leave} wide>
      {start && <PasteDesk start={start} actions={editorActions} read={readPasted} />}
    </DeskFrame>
  );
}
