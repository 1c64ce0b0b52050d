import type { Metadata } from "next";
import { ListHead } from "#components/site/list-head.tsx";
import { linkTo, Phrase } from "#components/story/phrase.tsx";
import { bearerOf } from "#lib/newsletter/links.ts";
import { siteWording } from "#lib/settings/queries.ts";
import "#components/site/own-mail.css";
import "#components/site/subscribe-form.css";
import type { SearchParams } from "../../../address.ts";
import { Frame } from "../../../frame.tsx";

type Props = { params: Promise<{ token: string }>; searchParams: SearchParams };

export async function generateMetadata(): Promise<Metadata> {
  const wording = await siteWording();
  return {
    title: wording.say("mail.confirm"),
    description: wording.say("mail.confirmMore"),
    robots: { index: false, follow: false },
  };
}

/** Where the mailed link leads. Only the button confirms, since many a program looks at links before their reader does. */
export default async function ConfirmPage({ params, searchParams }: Props) {
  const { token } = await params;
  const wording = await siteWording();
  const works = bearerOf("confirm", token) !== null && (await searchParams).said !== "late";
  return (
    <Frame current="/this-week" subscribe={false}>
      {works ? (
        <>
          <ListHead title={wording.say("mail.confirmHeading")}>
            <p>{wording.say("mail.confirmMore")}</p>
          </ListHead>
          <form className="subscribe" action={`/api/newsletter/confirm/${token}`} method="post">
            <button type="submit">{wording.say("mail.confirmButton")}</button>
          </form>
        </>
      ) : (
        <ListHead title={wording.say("mail.late")}>
          <p>
            <Phrase wording={wording} say="mail.lateMore" with={{ again: linkTo("/this-week/subscribe") }} />
          </p>
        </ListHead>
      )}
    </Frame>
  );
}
