import type { Metadata } from "next";
import { ListHead } from "#components/site/list-head.tsx";
import { Forget, OwnMail } from "#components/site/own-mail.tsx";
import { subscriptionAt } from "#lib/newsletter/managing.ts";
import { commonTags } from "#lib/tags/queries.ts";
import type { SearchParams } from "../../../address.ts";
import { Frame } from "../../../frame.tsx";

type Props = { params: Promise<{ token: string }>; searchParams: SearchParams };

export const metadata: Metadata = {
  title: "Your mail",
  description: "What you get by mail, and how to end it.",
  robots: { index: false, follow: false },
};

const tagsOffered = 40;

const sentences: Record<string, string> = {
  confirmed: "You are on the list. The next edition comes to you.",
  saved: "Saved. The next edition comes as you chose.",
};

/** Somebody's own subscription, by the link in each of their mails. */
export default async function OwnMailPage({ params, searchParams }: Props) {
  const { token } = await params;
  const said = [(await searchParams).said ?? ""].flat()[0] ?? "";
  const found = await subscriptionAt(token);
  return (
    <Frame current="/this-week" subscribe={false}>
      {!found.ok ? (
        <ListHead title="This link does not work">
          <p>
            It was not made by this site, or a letter of it was lost on its way. Use the link at the foot of a
            mail that you got.
          </p>
        </ListHead>
      ) : found.value?.state === "confirmed" ? (
        <>
          <ListHead title="Your mail" />
          {sentences[said] && (
            <p className="said" role="status">
              {sentences[said]}
            </p>
          )}
          <OwnMail token={token} {...found.value} others={await commonTags(tagsOffered)} />
        </>
      ) : (
        <>
          <ListHead title={found.value ? "You are not on the list" : "Nothing is known of you here"}>
            <p>
              {found.value
                ? `Nothing is sent to ${found.value.email} any more.`
                : "Your address and all that belonged to it are deleted."}{" "}
              <a href="/this-week/subscribe">Subscribe again</a>, or read{" "}
              <a href="/this-week">what to do this week</a>.
            </p>
          </ListHead>
          {found.value && (
            <div className="own-mail">
              <Forget token={token} />
            </div>
          )}
        </>
      )}
    </Frame>
  );
}
