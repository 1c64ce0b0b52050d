import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { Editor } from "#components/desk/editor.tsx";
import { LinkedComment } from "#components/desk/notices/linked-comment.tsx";
import { onDesk } from "#lib/auth/session.ts";
import { DeskPage } from "../../desk-page.tsx";
import { editorActions } from "../editor-actions.ts";
import { editorStart } from "../status.ts";

type Props = { params: Promise<{ id: string }> };

const load = cache(async (id: number) => onDesk(`/desk/stories/${id}`, (who) => editorStart(who, id)));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { loaded } = await load(numberOf((await params).id));
  return { title: loaded?.story?.content.headline ?? "Not found" };
}

export default async function EditStory({ params }: Props) {
  const { person, loaded: start } = await load(numberOf((await params).id));
  if (!start) notFound();
  return (
    <DeskPage person={person} here={null} wide>
      <Editor key={start.story?.status.id} start={start} actions={editorActions} />
      <LinkedComment />
    </DeskPage>
  );
}

function numberOf(id: string): number {
  return /^[1-9]\d{0,8}$/.test(id) ? Number(id) : notFound();
}
