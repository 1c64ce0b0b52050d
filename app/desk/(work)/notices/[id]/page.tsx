import { notFound, redirect } from "next/navigation";
import { onDesk } from "#lib/auth/session.ts";
import { openNotice } from "#lib/notices/commands.ts";

type Props = { params: Promise<{ id: string }> };

/** Leads from a notice, also a mailed one, to what it is about; it counts as read then. */
export default async function OpenNotice({ params }: Props) {
  const { id } = await params;
  if (!/^[1-9]\d{0,8}$/.test(id)) notFound();
  const { loaded } = await onDesk(`/desk/notices/${id}`, (who) => openNotice(who, Number(id)));
  if (!loaded.ok) notFound();
  redirect(loaded.value);
}
