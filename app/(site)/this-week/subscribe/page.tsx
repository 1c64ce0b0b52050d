import type { Metadata } from "next";
import { ListHead } from "#components/site/list-head.tsx";
import { SubscribeForm } from "#components/site/subscribe-form.tsx";
import { FoldedChoices } from "#components/site/tag-choices.tsx";
import { isOpen } from "#lib/newsletter/settings.ts";
import { commonTags, tagsBySlugs } from "#lib/tags/queries.ts";
import { allOf, type SearchParams } from "../../address.ts";
import { Frame } from "../../frame.tsx";
import { pageMetadata } from "../../site.ts";

type Props = { searchParams: SearchParams };

const tagsOffered = 40;

export function generateMetadata(): Promise<Metadata> {
  return pageMetadata({
    title: "The week by mail",
    description:
      "Why it matters and what to do, once a week by mail. Everything, or the subjects you choose.",
    path: "/this-week/subscribe",
  });
}

/** The form by itself, and what came of it. */
export default async function SubscribePage({ searchParams }: Props) {
  const { said, tag } = await searchParams;
  const chosen = allOf(tag);
  const [open, common, asked] = await Promise.all([isOpen(), commonTags(tagsOffered), tagsBySlugs(chosen)]);
  const tags = [...asked, ...common.filter(({ slug }) => !chosen.includes(slug))];
  if (said === "asked")
    return (
      <Frame current="/this-week" subscribe={false}>
        <ListHead title="Look into your mailbox">
          <p>
            We have sent a mail to the address that you gave, if mail can go there. The link in it confirms
            that you want the week by mail; nothing else is sent until then.
          </p>
          <p>
            No mail after a few minutes? Look among what was sorted out as spam, or{" "}
            <a href="/this-week/subscribe">try again</a>. Meanwhile, here is{" "}
            <a href="/this-week">what to do this week</a>.
          </p>
        </ListHead>
      </Frame>
    );
  return (
    <Frame current="/this-week" subscribe={false}>
      <ListHead title="The week by mail">
        <p>
          Why it matters, and what to do: chosen by our editors, once a week. One click ends it, and your
          address is used for nothing else.
        </p>
      </ListHead>
      {said === "wait" && (
        <p className="said" role="alert">
          There were too many tries from your network. Wait a quarter of an hour and try again.
        </p>
      )}
      {open ? (
        <SubscribeForm id="email" problem={said === "address" ? wrong : null}>
          <FoldedChoices tags={tags} chosen={asked.map(({ slug }) => slug)} />
        </SubscribeForm>
      ) : (
        <p className="said">
          Nobody can subscribe by mail just now. Everything is on{" "}
          <a href="/this-week">the page of this week</a>.
        </p>
      )}
    </Frame>
  );
}

const wrong = "This is no address that mail could be sent to. It looks like name@example.org.";
