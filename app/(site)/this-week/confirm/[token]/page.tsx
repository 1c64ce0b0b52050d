import type { Metadata } from "next";
import { ListHead } from "#components/site/list-head.tsx";
import { bearerOf } from "#lib/newsletter/links.ts";
import "#components/site/own-mail.css";
import "#components/site/subscribe-form.css";
import type { SearchParams } from "../../../address.ts";
import { Frame } from "../../../frame.tsx";

type Props = { params: Promise<{ token: string }>; searchParams: SearchParams };

export const metadata: Metadata = {
  title: "Confirm that you want the week by mail",
  description: "One click, and you are on the list.",
  robots: { index: false, follow: false },
};

/** Where the mailed link leads. Only the button confirms, since many a program looks at links before their reader does. */
export default async function ConfirmPage({ params, searchParams }: Props) {
  const { token } = await params;
  const works = bearerOf("confirm", token) !== null && (await searchParams).said !== "late";
  return (
    <Frame current="/this-week" subscribe={false}>
      {works ? (
        <>
          <ListHead title="One click, and you are on the list">
            <p>You get the week by mail from then on, and can end it with one click at any time.</p>
          </ListHead>
          <form className="subscribe" action={`/api/newsletter/confirm/${token}`} method="post">
            <button type="submit">Yes, send me the week by mail</button>
          </form>
        </>
      ) : (
        <ListHead title="This link does not work any more">
          <p>
            It may be more than seven days old, or was used before you left the list.{" "}
            <a href="/this-week/subscribe">Subscribe again</a> to get a new one.
          </p>
        </ListHead>
      )}
    </Frame>
  );
}
