import type { Metadata } from "next";
import { Empty } from "#components/site/empty.tsx";
import { linkTo, Phrase } from "#components/story/phrase.tsx";
import { siteWording } from "#lib/settings/queries.ts";
import { Frame } from "../frame.tsx";
import { Newest } from "../newest.tsx";

/** The body of every 404: the page cache sends it in place of the one that only a script would draw. */
export async function generateMetadata(): Promise<Metadata> {
  const wording = await siteWording();
  return {
    title: wording.say("missing.title"),
    description: wording.say("missing.description"),
    robots: { index: false },
  };
}

export default async function MissingPage() {
  const wording = await siteWording();
  return (
    <Frame>
      <Empty level={1} title={wording.say("missing.heading")}>
        <Phrase
          wording={wording}
          say="missing.more"
          with={{ stories: linkTo("/news"), tags: linkTo("/tags") }}
        />
      </Empty>
      <Newest />
    </Frame>
  );
}
