import { describe, expect, it } from "vitest";
import { type ActionItem, iCalendar } from "#lib/feeds/calendar.ts";
import { readable } from "#lib/feeds/xml.ts";
import { wordingOf } from "#lib/language/wording.ts";
import { awkwardStories } from "../../support/awkward-stories.ts";
import { readCalendar, textIn } from "../../support/icalendar.ts";

const base: ActionItem = {
  uuid: "11111111-2222-5333-8444-555555555555",
  audience: "Data teams",
  action: "Download one decade and look at the gaps.",
  until: "2031-06-11",
  headline: "Example Org opens its archive",
  url: "https://news.example.org/news/archive#do-this-week",
  tags: ["Archives", "Open, and shut; Data"],
  updatedAt: new Date("2031-06-04T12:30:15.678Z"),
};

const calendarOf = (items: ActionItem[], tasks = false) =>
  readCalendar(
    iCalendar(
      {
        name: "Takewire, the news; all: of it",
        description: "What is\nto be done",
        url: "https://news.example.org/do-this-week.ics",
        pageUrl: "https://news.example.org/",
        items,
        wording: wordingOf({ language: "en", timeZone: "UTC" }),
      },
      { tasks },
    ),
  );

describe("a calendar of what is to be done", () => {
  it("has an event on the last day that something is current, whatever the time zone of who reads it", () => {
    const { components, properties } = calendarOf([base]);
    expect(components.map(({ name }) => name)).toEqual(["VEVENT"]);
    const [event] = components;
    expect(event?.properties).toMatchObject({
      UID: [{ value: base.uuid }],
      DTSTART: [{ value: "20310611", parameters: { VALUE: "DATE" } }],
      DTSTAMP: [{ value: "20310604T123015Z" }],
      TRANSP: [{ value: "TRANSPARENT" }],
      CATEGORIES: [{ value: "Archives,Open\\, and shut\\; Data" }],
      URL: [{ value: base.url }],
    });
    expect(textIn(event as never, "SUMMARY")).toBe("Data teams: Download one decade and look at the gaps.");
    expect(textIn(event as never, "DESCRIPTION")).toBe(`From ${base.headline}\n${base.url}`);
    expect(properties["X-WR-CALNAME"]?.[0]?.value).toBe("Takewire\\, the news\\; all: of it");
  });

  it("has a to-do that is due then, where to-dos are asked for", () => {
    const [task] = calendarOf([base], true).components;
    expect(task).toMatchObject({
      name: "VTODO",
      properties: {
        DUE: [{ value: "20310611", parameters: { VALUE: "DATE" } }],
        STATUS: [{ value: "NEEDS-ACTION" }],
      },
    });
    expect(task?.properties).not.toHaveProperty("DTSTART");
  });

  it("is a calendar also when there is nothing to do", () => {
    expect(calendarOf([]).components.map(({ name }) => name)).toEqual(["VTIMEZONE"]);
  });

  it("gives back every awkward text, folded between characters and with nothing that a line cannot hold", () => {
    const items = awkwardStories.map(({ headline, summary }, at) => ({
      ...base,
      uuid: `uid-${at}`,
      headline,
      audience: headline,
      action: summary.repeat(3),
      tags: [headline],
    }));
    for (const tasks of [false, true]) {
      const { components } = calendarOf(items, tasks);
      const plain = (text: string) => readable(text).replaceAll("\u007f", "");
      expect(components.map((each) => textIn(each, "SUMMARY"))).toEqual(
        items.map(({ audience, action }) => plain(`${audience}: ${action}`)),
      );
    }
  });
});
