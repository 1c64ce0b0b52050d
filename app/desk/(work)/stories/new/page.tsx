import type { Metadata } from "next";
import { Editor } from "#components/desk/editor.tsx";
import { DeskFrame } from "#components/desk/frame.tsx";
import { onDesk } from "#lib/auth/session.ts";
import { leave } from "../../actions.ts";
import { editorActions } from "../editor-actions.ts";
import { editorStart } from "../status.ts";

export const metadata: Metadata = { title: "New story" };

export default async function NewStory() {
  const { person, loaded: start } = await onDesk("/desk/stories/new", (who) => editorStart(who, null));
  return (
    <DeskFrame person={person} here="new" signOut={leave} wide>
      {start && <Editor start={start} actions={editorActions} />}
    </DeskFrame>
  );
}
