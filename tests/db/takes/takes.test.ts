import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/policy.ts";
import { database } from "#lib/database/client.ts";
import { openNotice } from "#lib/notices/commands.ts";
import { noticeLines } from "#lib/notices/queries.ts";
import { sentence } from "#lib/notices/words.ts";
import { dropInto } from "#lib/page-cache/invalidation.ts";
import { record } from "#lib/page-cache/recorder.ts";
import { createStory, publishStory, retractStory, saveStory } from "#lib/stories/commands.ts";
import type { StoryContent } from "#lib/stories/content.ts";
import { dayInZone, endOfDayInZone } from "#lib/stories/dates.ts";
import { deskStory } from "#lib/stories/desk-queries.ts";
import { storyBySlug } from "#lib/stories/queries.ts";
import { giveVerdict, withdrawVerdict } from "#lib/takes/commands.ts";
import { deskTakes, dueFor, takeInHand } from "#lib/takes/desk.ts";
import { noteDueTakes } from "#lib/takes/due.ts";
import { takesRecord } from "#lib/takes/queries.ts";
import { watchEvents } from "#tests/support/events.ts";
import { editor, refusal, value, withNewsroom, writer } from "#tests/support/newsroom.ts";
import { completeStory } from "#tests/support/stories.ts";

withNewsroom();

const wim = writer as Actor & { id: string };
const edda = editor as Actor & { id: string };
const wren: Actor & { id: string } = { id: "writer-2", name: "Wren Example", role: "writer" };

const claim = "By the end of 2032 three of ten hospitals own a model.";
const dayIn = (days: number) => dayInZone(new Date(Date.now() + days * 24 * 60 * 60 * 1000), "UTC");
const held = { verdict: "held", note: "Four of ten do.", url: "https://example.org/count" };
const everything = { outcome: null, section: null, author: null, year: null, page: 1 };

beforeEach(async () => {
  await database().$executeRaw`truncate stories cascade`;
  await database().settings.deleteMany();
  for (const { id, name, role } of [wim, edda, wren]) {
    const data = { id, name, role, email: `${id}@example.org`, slug: id };
    await database().user.upsert({ where: { id }, create: data, update: { ...data, suspendedAt: null } });
  }
});

async function published(parts: Partial<StoryContent> = {}, by: Actor = wim) {
  const content = completeStory({ claim, lookBack: dayIn(30), ...parts });
  const made = value(await createStory(by, content));
  return value(await publishStory(editor, { id: made.id, expectedVersion: made.version }));
}

async function republish(id: number, parts: Partial<StoryContent>) {
  const now = await deskStory(id);
  if (!now) throw new Error("There is no such story.");
  const saved = value(
    await saveStory(editor, { id, expectedVersion: now.version, content: { ...now.content, ...parts } }),
  );
  return value(await publishStory(editor, { id, expectedVersion: saved.version }));
}

async function retract(id: number) {
  const { version } = await database().story.findUniqueOrThrow({ where: { id } });
  return value(await retractStory(editor, { id, expectedVersion: version }));
}

async function shown(slug: string) {
  const found = await storyBySlug(slug);
  if (found.kind !== "found") throw new Error(found.kind);
  const { claim, lookBack, due, verdict } = found.story;
  return { claim, lookBack, due, verdict };
}

/** The tags of the pages that are dropped by what is done. */
async function dropped(work: () => Promise<unknown>): Promise<Set<string>> {
  const tags = new Set<string>();
  dropInto({ drop: (names) => [...names].forEach((name) => void tags.add(name)), dropAll: () => {} });
  await work();
  dropInto(null);
  return tags;
}

async function told(person: Actor & { id: string }): Promise<string[]> {
  return (await noticeLines(person)).lines.map(({ words }) => sentence(words));
}

describe("a claim", () => {
  it("is kept with each version, and stands on the story and in the record once readers see it", async () => {
    const made = value(await createStory(wim, completeStory({ claim, lookBack: "2032-12-31" })));
    expect((await deskStory(made.id))?.content).toMatchObject({ claim, lookBack: "2032-12-31" });
    expect((await takesRecord(everything))?.totals.open).toBe(0);
    value(await publishStory(editor, { id: made.id, expectedVersion: made.version }));
    expect(await shown(made.slug)).toEqual({ claim, lookBack: "2032-12-31", due: false, verdict: null });
    expect((await takesRecord(everything))?.next).toMatchObject([{ claim, due: false, verdict: null }]);
    await republish(made.id, { claim: "", lookBack: null });
    expect(await shown(made.slug)).toEqual({ claim: "", lookBack: null, due: false, verdict: null });
    expect((await takesRecord(everything))?.totals.open).toBe(0);
  });

  it("is not public, nor counted, while its story is not", async () => {
    const story = await published();
    value(await giveVerdict(wim, { story: story.id, version: 0, ...held }));
    await retract(story.id);
    expect((await takesRecord(everything))?.totals).toMatchObject({ judged: 0, open: 0 });
    expect((await dueFor(editor, 3)).total).toBe(0);
    expect(refusal(await giveVerdict(wim, { story: story.id, version: 1, ...held })).code).toBe("conflict");
    const now = await deskStory(story.id);
    value(await publishStory(editor, { id: story.id, expectedVersion: now?.version ?? 0 }));
    expect((await takesRecord(everything))?.totals).toMatchObject({ judged: 1, held: 1 });
  });
});

describe("the day to look back", () => {
  it("comes when it begins in the site's time zone, and then the author is told, once", async () => {
    const { id } = await published({ lookBack: "2032-12-31" });
    await database().settings.create({ data: { timeZone: "Pacific/Kiritimati" } });
    const begins = new Date("2032-12-30T10:00:00Z"); // UTC+14
    const since = await watchEvents();
    await noteDueTakes(new Date(begins.getTime() - 1));
    expect(await since()).toEqual([]);
    await noteDueTakes(begins);
    await noteDueTakes(new Date(begins.getTime() + 60_000));
    expect(await since()).toMatchObject([
      { kind: "story.look_back_due", storyId: id, actorId: null, data: { claim, lookBack: "2032-12-31" } },
    ]);
    expect(await told(wim)).toContain(
      "The day has come to look back at the claim of “Example Org opens its archive to everyone”",
    );
    expect((await told(edda)).join()).not.toContain("look back");
    const { lines } = await noticeLines(wim);
    const notice = lines.find(({ kind }) => kind === "look_back");
    expect(notice).toMatchObject({ quote: claim, unread: true });
    expect(value(await openNotice(wim, notice?.id ?? 0))).toBe(`/desk/takes/${id}`);
  });

  it("that is moved comes again, and one whose author has left comes to the editors", async () => {
    const { id } = await published({ lookBack: dayIn(-1) });
    await noteDueTakes();
    await republish(id, { lookBack: dayIn(0) });
    const since = await watchEvents();
    await database().user.update({ where: { id: wim.id }, data: { suspendedAt: new Date() } });
    await noteDueTakes();
    expect(await since()).toHaveLength(1);
    expect((await told(edda)).join()).toContain("look back");
    expect((await told(wren)).join()).not.toContain("look back");
  });

  it("makes the story's page and the record anew when it begins, where the site is", async () => {
    await database().settings.create({ data: { timeZone: "America/New_York" } });
    const [soon, later] = [dayIn(3), dayIn(9)];
    const story = await published({ lookBack: soon });
    await published({ slug: "later", lookBack: later });
    const begins = endOfDayInZone(dayIn(2), "America/New_York");
    const page = await record(() => storyBySlug(story.slug));
    expect(page.until).toEqual(begins);
    const whole = await record(() => takesRecord(everything));
    expect(whole.until).toEqual(begins);
    expect([...whole.tags]).toEqual(expect.arrayContaining(["takes", "sections", `author:${wim.id}`]));
  });

  it("puts a claim on its author's desk and on every editor's, and on nobody else's", async () => {
    const { id } = await published({ lookBack: dayIn(0) });
    await published({ slug: "by-wren", lookBack: dayIn(-3) }, wren);
    await published({ slug: "coming", lookBack: dayIn(1) });
    expect((await dueFor(wim, 3)).takes).toMatchObject([{ story: id, due: true, mayJudge: true }]);
    expect((await dueFor(edda, 1)).total).toBe(2);
    expect((await dueFor(edda, 1)).takes).toHaveLength(1);
    const { takes, counts } = await deskTakes(wim, "due", 1);
    expect(takes.map(({ mayJudge }) => mayJudge)).toEqual([false, true]);
    expect(counts).toEqual({ due: 2, coming: 1, given: 0 });
    value(await giveVerdict(wim, { story: id, version: 0, ...held }));
    expect((await dueFor(wim, 3)).total).toBe(0);
  });
});

describe("a verdict", () => {
  it("is for whoever began the story, and for editors", async () => {
    const story = await published();
    const input = { story: story.id, version: 0, ...held };
    expect(refusal(await giveVerdict(wren, input)).code).toBe("forbidden");
    expect(refusal(await giveVerdict({ ...wren, role: "reader" }, input)).code).toBe("forbidden");
    expect(refusal(await giveVerdict(wim, { ...input, note: " " })).fields).toHaveProperty("note");
    expect(value(await giveVerdict(wim, input))).toEqual({ version: 1 });
    expect(value(await giveVerdict(editor, { ...input, version: 1, verdict: "mixed" }))).toEqual({
      version: 2,
    });
    expect(refusal(await giveVerdict(wim, { ...input, story: 999 })).code).toBe("not_found");
    const silent = await published({ slug: "silent", claim: "", lookBack: null });
    expect(refusal(await giveVerdict(editor, { ...input, story: silent.id })).code).toBe("not_found");
  });

  it("is seen at once on the story and in the record, without a new version of the text", async () => {
    const story = await published();
    const before = await deskStory(story.id);
    const tags = await dropped(() => giveVerdict(wim, { story: story.id, version: 0, ...held }));
    expect([...tags].sort()).toEqual([`story:${story.id}`, "takes"].sort());
    const { verdict } = await shown(story.slug);
    expect(verdict).toMatchObject({ ...held, judged: claim });
    const after = await deskStory(story.id);
    expect([after?.version, after?.revision, after?.state]).toEqual([
      before?.version,
      before?.revision,
      "published",
    ]);
    expect((await takesRecord(everything))?.takes).toMatchObject([{ claim, verdict: held }]);
  });

  it("can be corrected and withdrawn; the log has what it was, and who said so", async () => {
    const { id } = await published();
    const since = await watchEvents();
    value(await giveVerdict(wim, { story: id, version: 0, ...held }));
    value(await giveVerdict(wim, { story: id, version: 1, ...held }));
    const corrected = { verdict: "missed", note: "Two of ten do.", url: "" };
    value(await giveVerdict(editor, { story: id, version: 1, ...corrected }));
    expect(
      refusal(await withdrawVerdict(editor, { story: id, version: 2, reason: " " })).fields,
    ).toHaveProperty("reason");
    value(await withdrawVerdict(editor, { story: id, version: 2, reason: "The wrong story." }));
    expect(refusal(await withdrawVerdict(editor, { story: id, version: 3, reason: "Again." })).code).toBe(
      "conflict",
    );
    expect(await since()).toMatchObject([
      { kind: "story.judged", actorId: wim.id, before: { verdict: null }, after: { ...held, judged: claim } },
      { kind: "story.judged", actorId: edda.id, before: held, after: corrected },
      {
        kind: "story.verdict_withdrawn",
        before: { verdict: "missed" },
        data: { reason: "The wrong story." },
      },
    ]);
    const take = await takeInHand(wim, id);
    expect(take).toMatchObject({ verdict: null, version: 3, mayJudge: true });
    expect(take?.history.map(({ by, did, note }) => `${by} ${did}: ${note}`)).toEqual([
      expect.stringMatching(/^Edda Example withdrew the verdict “missed” .*: The wrong story\.$/),
      expect.stringMatching(
        /^Edda Example corrected the verdict .* from “held” to “missed”: Two of ten do\.$/,
      ),
      expect.stringMatching(/^Wim Example gave the verdict “held” .*: Four of ten do\.$/),
    ]);
  });

  it("does not take the place of one that somebody else has given meanwhile", async () => {
    const { id } = await published();
    const two = await Promise.all([
      giveVerdict(wim, { story: id, version: 0, ...held }),
      giveVerdict(editor, { story: id, version: 0, ...held, verdict: "missed" }),
    ]);
    expect(two.map((each) => each.ok).sort()).toEqual([false, true]);
    expect(two.map((each) => (each.ok ? null : each.problem.code))).toContain("stale");
  });

  it("is told to the author, and there is nothing to look back at any more", async () => {
    const { id } = await published({ lookBack: dayIn(0) });
    await noteDueTakes();
    value(await giveVerdict(editor, { story: id, version: 0, ...held }));
    const { lines } = await noticeLines(wim);
    const unread = lines.filter((line) => line.unread).map(({ words }) => sentence(words));
    expect(unread.join("\n")).toMatch(/Edda Example gave the verdict “held” on the claim of/);
    expect(unread.join("\n")).not.toMatch(/look back/);
  });

  it("speaks of the words that were judged, and outlives them", async () => {
    const story = await published();
    value(await giveVerdict(wim, { story: story.id, version: 0, ...held, verdict: "missed" }));
    await republish(story.id, { claim: "By the end of 2032 one hospital owns a model." });
    expect((await shown(story.slug)).verdict).toMatchObject({ verdict: "missed", judged: claim });
    await republish(story.id, { claim: "", lookBack: null });
    expect(await shown(story.slug)).toMatchObject({
      claim: "",
      verdict: { verdict: "missed", judged: claim },
    });
    expect((await takesRecord(everything))?.takes).toMatchObject([{ claim }]);
    value(await withdrawVerdict(editor, { story: story.id, version: 1, reason: "A slip." }));
    expect(await takeInHand(editor, story.id)).toBeNull();
  });
});

describe("the record", () => {
  it("lists verdicts newest first, a page at a time, and narrows by section, author and year", async () => {
    for (let n = 1; n <= 23; n++) {
      const parts = { slug: `n-${n}`, section: n % 2 ? "news" : "policy" };
      const { id } = await published(parts, n % 3 ? wim : wren);
      const verdict = (["held", "mixed", "missed"] as const)[n % 3] ?? "held";
      value(await giveVerdict(editor, { story: id, version: 0, ...held, verdict }));
    }
    await database().$executeRaw`update stories set published_at = '2031-12-31T23:30:00Z' where slug = 'n-1'`;
    await database().settings.create({ data: { timeZone: "Europe/Vienna" } });
    const first = await takesRecord(everything);
    expect([first?.takes.length, first?.pages, first?.takes[0]?.slug]).toEqual([20, 2, "n-23"]);
    const second = await takesRecord({ ...everything, page: 2 });
    expect(second?.takes.map(({ slug }) => slug)).toEqual(["n-3", "n-2", "n-1"]);
    const narrowed = await takesRecord({ ...everything, section: "news", author: wren.id });
    expect(narrowed?.totals).toMatchObject({ held: 4, mixed: 0, missed: 0, judged: 4 });
    expect(narrowed?.takes.map(({ slug }) => slug)).toEqual(["n-21", "n-15", "n-9", "n-3"]);
    expect((await takesRecord({ ...everything, year: 2032 }))?.takes.map(({ slug }) => slug)).toEqual([
      "n-1",
    ]);
    expect((await takesRecord({ ...everything, outcome: "mixed" }))?.totals.mixed).toBe(8);
    expect(await takesRecord({ ...everything, section: "nowhere" })).toBeNull();
  });
});
