import type { Metadata } from "next";
import { ListHead } from "#components/site/list-head.tsx";
import { Forget, OwnMail } from "#components/site/own-mail.tsx";
import { linkTo, Phrase } from "#components/story/phrase.tsx";
import type { Wording } from "#lib/language/wording.ts";
import { subscriptionAt } from "#lib/newsletter/managing.ts";
import { siteWording } from "#lib/settings/queries.ts";
import { commonTags } from "#lib/tags/queries.ts";
import type { SearchParams } from "../../../address.ts";
import { Frame } from "../../../frame.tsx";

type Props = { params: Promise<{ token: string }>; searchParams: SearchParams };

const tagsOffered = 40;

const outcomes = { confirmed: "mail.confirmed", saved: "mail.saved" } as const;

export async function generateMetadata(): Promise<Metadata> {
  const wording = await siteWording();
  return {
    title: wording.say("mail.own"),
    description: wording.say("mail.ownDescription"),
    robots: { index: false, follow: false },
  };
}

/** Somebody's own subscription, by the link in each of their mails. */
export default async function OwnMailPage({ params, searchParams }: Props) {
  const { token } = await params;
  const { said } = await searchParams;
  const [found, wording] = await Promise.all([subscriptionAt(token), siteWording()]);
  if (!found.ok)
    return (
      <Frame current="/this-week" subscribe={false}>
        <ListHead title={wording.say("mail.forged")}>
          <p>{wording.say("mail.forgedMore")}</p>
        </ListHead>
      </Frame>
    );
  const own = found.value;
  if (own?.state !== "confirmed") return <NotOn token={token} email={own?.email ?? null} wording={wording} />;
  return (
    <Frame current="/this-week" subscribe={false}>
      <ListHead title={wording.say("mail.own")} />
      {(said === "confirmed" || said === "saved") && (
        <p className="said" role="status">
          {wording.say(outcomes[said])}
        </p>
      )}
      <OwnMail token={token} {...own} others={await commonTags(tagsOffered)} wording={wording} />
    </Frame>
  );
}

/** For who left, and (without an address) for who had everything deleted. */
function NotOn({ token, email, wording }: { token: string; email: string | null; wording: Wording }) {
  const ways = { again: linkTo("/this-week/subscribe"), week: linkTo("/this-week") };
  return (
    <Frame current="/this-week" subscribe={false}>
      <ListHead title={wording.say(email === null ? "mail.unknown" : "mail.notOn")}>
        <p>
          {email === null ? (
            <Phrase wording={wording} say="mail.unknownMore" with={ways} />
          ) : (
            <Phrase wording={wording} say="mail.notOnMore" with={{ email, ...ways }} />
          )}
        </p>
      </ListHead>
      {email !== null && (
        <div className="own-mail">
          <Forget token={token} wording={wording} />
        </div>
      )}
    </Frame>
  );
}
