import { notFound } from "next/navigation";
import { PictureDetails } from "#components/desk/pictures/details.tsx";
import { may } from "#lib/auth/policy.ts";
import { onDesk } from "#lib/auth/session.ts";
import { pictureById, usedIn } from "#lib/pictures/queries.ts";
import { siteTimeZone } from "#lib/settings/queries.ts";
import { DeskPage } from "../../desk-page.tsx";

type Props = { params: Promise<{ id: string }> };

export const metadata = { title: "Picture" };

export default async function PicturePage({ params }: Props) {
  const id = numberOf((await params).id);
  const { person, loaded } = await onDesk(`/desk/pictures/${id}`, async () => {
    const picture = await pictureById(id);
    return picture && { picture, uses: await usedIn(picture.id) };
  });
  if (!loaded) notFound();
  return (
    <DeskPage person={person} here="pictures">
      <PictureDetails {...loaded} timeZone={await siteTimeZone()} mayDelete={may(person, "picture.delete")} />
    </DeskPage>
  );
}

/** 0 is nobody's number. */
function numberOf(text: string): number {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0;
}
