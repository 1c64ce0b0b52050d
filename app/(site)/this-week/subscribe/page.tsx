import type { Metadata } from "next";
import { ListHead } from "#components/site/list-head.tsx";
import { SubscribeForm } from "#components/site/subscribe-form.tsx";
import { FoldedChoices } from "#components/site/tag-choices.tsx";
import { linkTo, Phrase } from "#components/story/phrase.tsx";
import type { Wording } from "#lib/language/wording.ts";
import { isOpen } from "#lib/newsletter/settings.ts";
import { siteWording } from "#lib/settings/queries.ts";
import { commonTags, tagsBySlugs } from "#lib/tags/queries.ts";
import { allOf, type SearchParams } from "../../address.ts";
import { Frame } from "../../frame.tsx";
import { pageMetadata } from "../../site.ts";

type Props = { searchParams: SearchParams };

const tagsOffered = 40;

export async function generateMetadata(): Promise<Metadata> {
  const wording = await siteWording();
  return pageMetadata({
    title: wording.say("mail.title"),
    description: wording.say("mail.description"),
    path: "/this-week/subscribe",
  });
}

/** The form by itself, and what came of it. */
export default async function SubscribePage({ searchParams }: Props) {
  const { said, tag } = await searchParams;
  const wording = await siteWording();
  if (said === "asked") return <Asked wording={wording} />;
  const chosen = allOf(tag);
  const [open, common, asked] = await Promise.all([isOpen(), commonTags(tagsOffered), tagsBySlugs(chosen)]);
  const tags = [...asked, ...common.filter(({ slug }) => !chosen.includes(slug))];
  return (
    <Frame current="/this-week" subscribe={false}>
      <ListHead title={wording.say("mail.title")}>
        <p>{wording.say("mail.promise")}</p>
        <p>{wording.say("mail.use")}</p>
      </ListHead>
      {said === "wait" && (
        <p className="said" role="alert">
          {wording.say("mail.wait")}
        </p>
      )}
      {open ? (
        <SubscribeForm
          id="email"
          wording={wording}
          problem={said === "address" ? wording.say("mail.wrong") : null}
        >
          <FoldedChoices tags={tags} chosen={asked.map(({ slug }) => slug)} wording={wording} />
        </SubscribeForm>
      ) : (
        <p className="said">
          <Phrase wording={wording} say="mail.closed" with={{ week: linkTo("/this-week") }} />
        </p>
      )}
    </Frame>
  );
}

/** The same whether the address was known or not. */
function Asked({ wording }: { wording: Wording }) {
  return (
    <Frame current="/this-week" subscribe={false}>
      <ListHead title={wording.say("mail.asked")}>
        <p>{wording.say("mail.askedMore")}</p>
        <p>
          <Phrase
            wording={wording}
            say="mail.askedNone"
            with={{ again: linkTo("/this-week/subscribe"), week: linkTo("/this-week") }}
          />
        </p>
      </ListHead>
    </Frame>
  );
}
