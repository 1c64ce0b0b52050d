import { randomUUID } from "node:crypto";
import { database } from "#lib/database/client.ts";
import { env } from "#lib/env.ts";
import { siteSettings } from "#lib/settings/queries.ts";
import { letterHtml } from "./html.ts";
import { type Letter, storiesFor, type Wish } from "./letter.ts";
import { retractedOf } from "./queries.ts";
import { newsletterSettings } from "./settings.ts";
import { type Envelope, letterText } from "./text.ts";

/** A mail but for whom it goes to. */
export type Composed = {
  fromName: string;
  replyTo: string | undefined;
  subject: string;
  text: string;
  html: string;
};

export type Composer = {
  madeAt: number;
  /** The mail for somebody who wants these stories; null when there is none for them. */
  mail(wish: Wish, manageUrl: string): Composed | null;
};

/** What a sent edition says to each: written once for all who get the same stories. What was retracted since is left out. */
export async function composerOf(editionId: number): Promise<Composer> {
  const row = await database().edition.findUniqueOrThrow({ where: { id: editionId } });
  if (!row.frozen) throw new Error("An edition is sent that was not frozen.");
  const letter = row.frozen as unknown as Letter;
  const gone = await retractedOf(letter.stories);
  const around = await surroundings(`${env().SITE_URL}/this-week/editions/${row.number}`);
  return composer({ ...letter, stories: letter.stories.filter(({ id }) => !gone.includes(id)) }, around);
}

/** A letter as a mail to one person, who gets all of it, with an empty one too. */
export async function composeFor(letter: Letter, manageUrl: string): Promise<Composed> {
  const { from, envelope } = await surroundings(null);
  return { ...from, subject: letter.subject, ...both(letter, { ...envelope, manageUrl }) };
}

type Surroundings = {
  from: Pick<Composed, "fromName" | "replyTo">;
  envelope: Omit<Envelope, "manageUrl">;
};

async function surroundings(webUrl: string | null): Promise<Surroundings> {
  const [{ name, language }, { imprint, replyTo }] = await Promise.all([
    siteSettings(),
    newsletterSettings(),
  ]);
  return {
    from: { fromName: name, replyTo: replyTo ?? undefined },
    envelope: { siteName: name, siteUrl: env().SITE_URL, language, imprint, webUrl },
  };
}

function composer(letter: Letter, { from, envelope }: Surroundings): Composer {
  // A text in it could be any words, but not these.
  const here = `https://${randomUUID()}.invalid`;
  const written = new Map<string, { text: string; html: string }>();
  return {
    madeAt: Date.now(),
    mail(wish, manageUrl) {
      const stories = storiesFor(letter.stories, wish);
      if (stories.length === 0) return null;
      const which = stories.map(({ id }) => id).join();
      const parts = written.get(which) ?? both({ ...letter, stories }, { ...envelope, manageUrl: here });
      written.set(which, parts);
      return {
        ...from,
        subject: letter.subject,
        text: parts.text.replaceAll(here, manageUrl),
        html: parts.html.replaceAll(here, manageUrl),
      };
    },
  };
}

function both(letter: Letter, envelope: Envelope): { text: string; html: string } {
  return { text: letterText(letter, envelope), html: letterHtml(letter, envelope) };
}
