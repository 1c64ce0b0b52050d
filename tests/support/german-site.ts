import { systemActor } from "#lib/auth/policy.ts";
import { database, disconnect } from "#lib/database/client.ts";
import type { Result } from "#lib/result.ts";
import { changeSettings } from "#lib/settings/commands.ts";
import { createStory, publishStory, retractStory } from "#lib/stories/commands.ts";
import { emptyContent, type StoryContent } from "#lib/stories/content.ts";
import { makePerson } from "./people.ts";
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
  await live({ headline: "Hafenstadt legt ihre Wetterdaten offen", slug: "wetterdaten" }, "2026-03-02");
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
      ...["/this-week/subscribe", "/this-week/subscribe?said=asked", "/this-week/mail/nothing"],
      ...["/search", "/search?q=wetterdaten", "/search?q=wettredaten+after:bald", "/search?q=tag:nirgends"],
    ],
    missing: ["/nirgends", "/news/irrtum"],
  };
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
