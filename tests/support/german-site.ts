import { systemActor } from "#lib/auth/policy.ts";
import { database, disconnect } from "#lib/database/client.ts";
import type { Letter } from "#lib/newsletter/letter.ts";
import { signSubscriber } from "#lib/newsletter/token.ts";
import type { Result } from "#lib/result.ts";
import { changeSettings } from "#lib/settings/commands.ts";
import { createStory, publishStory, retractStory } from "#lib/stories/commands.ts";
import { emptyContent, type StoryContent } from "#lib/stories/content.ts";
import { giveVerdict } from "#lib/takes/commands.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { makePerson, testSecret } from "./people.ts";
import { indexAll } from "./search.ts";
import type { Site } from "./site.ts";

const settings = { name: "Beispiel-Draht", timeZone: "Europe/Vienna", logoId: null } as const;

/** Says in which language a site is. */
export async function speak(site: Site, language: string): Promise<void> {
  process.env.DATABASE_URL = site.databaseUrl;
  const socialLinks = [{ name: "Mastodon", url: "https://social.example.org/@draht" }];
  done(await changeSettings(systemActor, { ...settings, language, socialLinks, readers: "everyone" }));
  await disconnect();
}

/**
 * Makes a site German, with stories that show every part, names that are as long as German ones can be, and something that was
 * retracted. Gives an address of every kind of page.
 */
export async function makeGerman(site: Site): Promise<{ paths: string[]; missing: string[]; story: string }> {
  await speak(site, "de");
  process.env.DATABASE_URL = site.databaseUrl;
  const author = await makePerson(site.databaseUrl, { name: "Änne Beispiel" });
  await database().user.update({ where: { id: author.id }, data: { slug: "aenne-beispiel" } });
  await database().section.create({
    data: { slug: "politik", name: "Politik", description: "Wer entscheidet." },
  });
  await database().section.create({ data: { slug: "leer", name: "Leeres Ressort" } });
  const by = { ...systemActor, id: author.id };
  const live = async (parts: Partial<StoryContent>, day: string) => {
    const publishedAt = new Date(`${day}T09:00:00Z`);
    const made = done(await createStory(by, { ...german, ...parts }, { publishedAt }));
    return done(await publishStory(by, { id: made.id, expectedVersion: made.version }));
  };
  const first = await live(
    {
      headline: "Hafenstadt legt ihre Wetterdaten offen",
      slug: "wetterdaten",
      claim: "Binnen eines Jahres liegt auch der Pegel offen.",
      lookBack: "2026-05-02",
    },
    "2026-03-02",
  );
  const note = "Der Pegel steht seit April im Netz, die Lücken der Kriegsjahre fehlen.";
  const seen = { story: first.id, version: 0, verdict: "mixed", note, url: "https://example.org/pegel" };
  done(await giveVerdict(by, seen));
  await live(
    {
      headline: "Bundesrechenzentrum verschiebt die Donaudampfschifffahrtsgesellschaftskapitänsdatenbank",
      slug: "kapitaene",
      follows: "wetterdaten",
      claim: "Bis Ende 2027 folgen drei weitere Häfen.",
      lookBack: "2027-12-31",
      corrections: [{ date: "2026-04-02", kind: "update", text: "Die Zahl der Schiffe ist ergänzt." }],
    },
    "2026-04-01",
  );
  await live(
    { headline: "Drei Länder prüfen denselben Vertrag", slug: "vertrag", tags: ["Verträge"] },
    "2026-05-01",
  );
  const gone = await live({ headline: "Ein Vertrag, den es nicht gab", slug: "irrtum" }, "2026-05-02");
  const reason = "Die Urkunde war gefälscht.";
  done(await retractStory(by, { id: gone.id, expectedVersion: gone.version, reason, told: true }));
  const mail = await makeMail(first.id);
  await indexAll();
  await disconnect();
  const story = "/news/kapitaene";
  return {
    story,
    paths: [
      ...["/", "/news", "/news?tag=offene-daten&tag=kuenstliche-intelligenz", story, "/news/vertrag"],
      ...[`${story}?related=offene-daten`, "/sections/politik", "/sections/leer", "/authors/aenne-beispiel"],
      ...["/tags", "/tags?q=daten", "/tags?q=gibtesnicht", "/tags?order=use", "/tags/offene-daten"],
      ...[`${story}/thread`, "/takes", "/takes?outcome=open", "/takes?outcome=held", "/feeds"],
      ...["/this-week", "/this-week?tag=offene-daten", "/this-week/weeks", "/this-week/2026-W14"],
      ...["/this-week/subscribe?tag=offene-daten", "/this-week/subscribe?said=asked"],
      ...["/this-week/subscribe?said=address", "/this-week/subscribe?said=wait", "/embed/kapitaene"],
      ...[...mail, "/this-week/mail/nothing", "/this-week/confirm/nothing", "/this-week/editions/1"],
      ...["/search", "/search?q=wetterdaten", "/search?q=wettredaten+after:bald", "/search?q=tag:nirgends"],
    ],
    missing: ["/nirgends", "/news/irrtum", "/embed/irrtum"],
  };
}

/** An edition that went out, and readers of it. Gives what they open: the links to confirm, to choose, and to come back. */
async function makeMail(story: number): Promise<string[]> {
  const letter: Letter = {
    number: 1,
    subject: "Wem das Wetter gehört",
    note: "Ein Archiv, und was daraus folgt.",
    day: "2026-04-06",
    stories: [
      {
        id: story,
        slug: "wetterdaten",
        headline: "Hafenstadt legt ihre Wetterdaten offen",
        section: "Politik",
        tags: [],
        whyItMatters: german.whyItMatters,
        actions: german.doThisWeek.map((item) => ({ ...item })),
      },
    ],
  };
  await database().edition.create({
    data: {
      state: "sent",
      number: 1,
      subject: letter.subject,
      frozen: letter as unknown as Prisma.InputJsonObject,
      sentAt: new Date("2026-04-06T09:00:00Z"),
      createdByName: "Änne Beispiel",
    },
  });
  const [asked, reads, left] = ["asked", "reads", "gone"].map((name) => name.padEnd(22, "0"));
  if (!asked || !reads || !left) throw new Error("Three keys are needed.");
  await database().subscriber.createMany({
    data: [
      { key: asked, email: "leser-1@example.org" },
      { key: reads, email: "leser-2@example.org", state: "confirmed", everything: false },
      { key: left, email: "leser-3@example.org", state: "unsubscribed" },
    ],
  });
  const expiresAt = new Date(Date.now() + 86_400_000);
  const manage = (key: string) => `/this-week/mail/${signSubscriber({ purpose: "manage", key }, testSecret)}`;
  return [
    `/this-week/confirm/${signSubscriber({ purpose: "confirm", key: asked, expiresAt }, testSecret)}`,
    `${manage(reads)}?said=saved`,
    manage(left),
  ];
}

function done<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

const german: StoryContent = {
  ...emptyContent,
  section: "politik",
  summary: "Die Hafenstadt hat am Montag hundert Jahre Wetter ins Netz gestellt.",
  ourTake: "Ein guter Anfang, nur die **Lizenz** fehlt noch. Ohne sie nützt das niemandem.",
  whyItMatters: "Wer vorhersagt, kann seine Modelle nun an einem Jahrhundert messen.",
  doThisWeek: [
    {
      audience: "Datenabteilungen",
      action: "Ein Jahrzehnt laden und die Lücken zählen.",
      until: "2126-06-11",
    },
    { audience: "Redaktionen", action: "Die Frist im Kalender streichen.", until: "2026-03-09" },
  ],
  body: "## Was geschah\n\nDas Archiv steht offen.\n\n## Wie es weitergeht\n\nMit mehr davon.",
  sources: [
    {
      title: "Das Archiv",
      url: "https://example.org/archiv",
      publisher: "Beispiel GmbH",
      date: "2026-03-01",
    },
  ],
  tags: ["Offene Daten", "Künstliche Intelligenz", "Datenschutzgrundverordnungsanpassungsgesetz"],
};
