import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { ListHead } from "#components/site/list-head.tsx";
import { SentEdition } from "#components/site/sent-edition.tsx";
import { DayOf } from "#components/story/dates.tsx";
import { Phrase } from "#components/story/phrase.tsx";
import { plainText } from "#lib/markdown/plain.ts";
import { sentEdition } from "#lib/newsletter/queries.ts";
import { siteWording } from "#lib/settings/queries.ts";
import { Frame } from "../../../frame.tsx";
import { pageMetadata } from "../../../site.ts";

type Props = { params: Promise<{ number: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { number, letter } = await editionAt(params);
  const wording = await siteWording();
  return pageMetadata({
    title: letter.subject,
    description:
      plainText(letter.note).replaceAll("\n", " ") ||
      wording.say("week.editionDescription", { number: String(number) }),
    path: `/this-week/editions/${number}`,
  });
}

/** An edition on the web, as it was mailed. */
export default async function EditionPage({ params }: Props) {
  const { number, sentAt, letter, gone } = await editionAt(params);
  const wording = await siteWording();
  return (
    <Frame current="/this-week">
      <ListHead title={letter.subject}>
        <p>
          <Phrase
            wording={wording}
            say="week.editionMailed"
            with={{ number: String(number), day: <DayOf instant={sentAt} wording={wording} /> }}
          />
        </p>
      </ListHead>
      <SentEdition letter={letter} gone={gone} wording={wording} />
      <p className="more">
        <a href="/this-week">{wording.say("week.noneMore")}</a>
      </p>
    </Frame>
  );
}

async function editionAt(params: Props["params"]) {
  const { number } = await params;
  const edition = /^[1-9]\d{0,8}$/.test(number) ? await load(Number(number)) : null;
  if (!edition) notFound();
  return edition;
}

const load = cache(sentEdition);
