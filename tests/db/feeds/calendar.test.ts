import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { systemActor } from "#lib/auth/policy.ts";
import { database } from "#lib/database/client.ts";
import { calendar, type Scope, site } from "#lib/feeds/formats.ts";
import { changeSettings } from "#lib/settings/commands.ts";
import { createStory, publishStory, retractStory, saveStory } from "#lib/stories/commands.ts";
import type { Action, StoryContent } from "#lib/stories/content.ts";
import { droppedBy, followed } from "../../support/followed.ts";
import { readCalendar, textIn } from "../../support/icalendar.ts";
import { editor, publish, value, withNewsroom } from "../../support/newsroom.ts";
import { completeStory } from "../../support/stories.ts";

withNewsroom();

const tag: Scope = { kind: "tag", slug: "archives" };
const section: Scope = { kind: "section", slug: "policy" };
const noon = new Date("2031-06-09T12:00:00Z");

beforeEach(async () => {
  await database().$executeRaw`truncate stories, tags, settings restart identity cascade`;
  vi.useFakeTimers({ toFake: ["Date"], now: noon });
});

afterEach(() => void vi.useRealTimers());

const todo = (action: string, until: string | null): Action => ({ audience: "Desks", action, until });
const live = async (parts: Partial<StoryContent>) =>
  value(await publish(await createStory(editor, completeStory(parts))));
const components = async (scope: Scope, query = "") =>
  readCalendar((await followed(scope, calendar.file, query)).text).components.filter(
    ({ name }) => name !== "VTIMEZONE",
  );
const summaries = async (scope: Scope, query = "") =>
  (await components(scope, query)).map((component) => textIn(component, "SUMMARY"));

describe("the calendar of what is to be done", () => {
  it("has what is current in published stories, first what ends first, by section and by tag", async () => {
    await live({ headline: "A", doThisWeek: [todo("later", "2031-06-20"), todo("over", "2031-06-08")] });
    await live({
      headline: "B",
      section: "policy",
      tags: ["Other"],
      doThisWeek: [todo("today", "2031-06-09"), todo("ever", null)],
    });
    await createStory(editor, completeStory({ headline: "C", doThisWeek: [todo("draft", "2031-06-10")] }));
    expect(await summaries(site)).toEqual(["Desks: today", "Desks: later"]);
    expect(await summaries(section)).toEqual(["Desks: today"]);
    expect(await summaries(tag)).toEqual(["Desks: later"]);
    expect((await components(site, "as=tasks")).map(({ name }) => name)).toEqual(["VTODO", "VTODO"]);
  });

  it("loses an item when its last day is over where the site is, and says beforehand when that will be", async () => {
    const settings = { name: "Takewire", timeZone: "Pacific/Auckland", language: "en", logoId: null };
    value(await changeSettings(systemActor, { ...settings, socialLinks: [], readers: "everyone" }));
    await live({ doThisWeek: [todo("today", "2031-06-10")] });
    const end = new Date("2031-06-10T12:00:00Z"); // midnight in Auckland
    expect((await followed(site, calendar.file)).until).toEqual(end);
    vi.setSystemTime(end.getTime() - 1);
    expect(await summaries(site)).toEqual(["Desks: today"]);
    vi.setSystemTime(end);
    expect(await followed(site, calendar.file)).toMatchObject({ status: 200, until: null });
    expect(await summaries(site)).toEqual([]);
  });

  it("knows an item by its words, in whatever order and until whatever day; equal ones are two", async () => {
    const story = await live({
      doThisWeek: [todo("one", "2031-06-10"), todo("two", "2031-06-11"), todo("two", "2031-06-11")],
    });
    const uids = async () =>
      Object.groupBy(
        (await components(site)).map(
          (each) => [textIn(each, "SUMMARY"), each.properties.UID?.[0]?.value as string] as const,
        ),
        ([summary]) => summary,
      );
    const before = await uids();
    const doThisWeek = [
      todo("two", "2031-06-12"),
      todo("three", "2031-06-10"),
      todo("one", "2031-06-10"),
      todo("two", "2031-06-12"),
    ];
    const content = completeStory({ doThisWeek });
    const saved = value(await saveStory(editor, { id: story.id, expectedVersion: story.version, content }));
    value(await publishStory(editor, { id: story.id, expectedVersion: saved.version }));
    const { "Desks: three": added, ...same } = await uids();
    expect(same).toEqual(before);
    expect(added).toHaveLength(1);
  });

  it("is made anew with every publication and retraction, also while there is nothing in it", async () => {
    const empty = await followed(site, calendar.file);
    let story = { id: 0, version: 0 };
    const published = await droppedBy(async () => {
      story = await live({ doThisWeek: [todo("one", "2031-06-10")] });
    });
    expect([...empty.tags].some((each) => published.has(each))).toBe(true);
    const filled = await followed(tag, calendar.file);
    const retracted = await droppedBy(() =>
      retractStory(editor, { id: story.id, expectedVersion: story.version }),
    );
    expect([...filled.tags].some((each) => retracted.has(each))).toBe(true);
    expect(await summaries(site)).toEqual([]);
  });
});
