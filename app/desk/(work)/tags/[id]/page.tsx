import { notFound } from "next/navigation";
import { TagDesk } from "#components/desk/tags/tag-desk.tsx";
import { may } from "#lib/auth/policy.ts";
import { onDesk } from "#lib/auth/session.ts";
import { siteTimeZone } from "#lib/settings/queries.ts";
import { bearersPage, deskTag } from "#lib/tags/desk-queries.ts";
import { allTags } from "#lib/tags/queries.ts";
import { DeskPage } from "../../desk-page.tsx";
import { carryOut, describe, preview, stories } from "./actions.ts";

type Props = { params: Promise<{ id: string }> };

export const metadata = { title: "Tag" };

const actions = { describe, preview, carryOut, stories };

export default async function TagPage({ params }: Props) {
  const id = numberOf((await params).id);
  const { person, loaded } = await onDesk(`/desk/tags/${id}`, async (who) => {
    if (!may(who, "tag.change")) return null;
    const [tag, others, borne] = await Promise.all([deskTag(id), allTags(), bearersPage(id, 1)]);
    return tag && { tag, others: others.filter((other) => other.id !== id), borne };
  });
  if (!loaded) notFound();
  return (
    <DeskPage person={person} here="tags">
      <TagDesk {...loaded} timeZone={await siteTimeZone()} actions={actions} />
    </DeskPage>
  );
}

/** 0 is nobody's number. */
function numberOf(text: string): number {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0;
}
