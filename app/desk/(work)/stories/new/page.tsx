import type { Metadata } from "next";
import { Editor } from "#components/desk/editor.tsx";
import { onDesk } from "#lib/auth/session.ts";
import { DeskPage } from "../../desk-page.tsx";
import { editorActions } from "../editor-actions.ts";
import { editorStart } from "../status.ts";

export const metadata: Metadata = { title: "New story" };

export default async function NewStory() {
  const { person, loaded: start } = await onDesk("/desk/stories/new", (who) => editorStart(who, null));
  return (
    <DeskPage person={person} here="new" wide>
      {start && <Editor start={start} actions={editorActions} />}
    </DeskPage>
  );
}
