import type { StoryContent } from "#lib/stories/content.ts";
import { emptyContent } from "#lib/stories/content.ts";

/** A story that could be published, about an invented organisation; what a test cares about goes into `parts`. */
export function completeStory(parts: Partial<StoryContent> = {}): StoryContent {
  return {
    ...emptyContent,
    headline: "Example Org opens its archive to everyone",
    section: "news",
    summary: "Example Org opened its archive of weather reports on Monday.",
    ourTake: "A good start, but the licence is still **missing**.",
    whyItMatters: "Forecasters can now test their models on a century of reports.",
    doThisWeek: [
      { audience: "Data teams", action: "Download one decade and look at the gaps.", until: "2031-06-11" },
    ],
    body: "## What happened\n\nThe archive opened.\n\n## What comes next\n\nMore of it.",
    sources: [
      {
        title: "The archive",
        url: "https://example.org/archive",
        publisher: "Example Org",
        date: "2031-06-04",
      },
    ],
    tags: ["Archives", "Open Data"],
    ...parts,
  };
}

/** A story that has everything a story can have, but for a picture, which a site must be given first. */
export function fullStory(parts: Partial<StoryContent> = {}): StoryContent {
  const { doThisWeek } = completeStory();
  return completeStory({
    headline: "The harbour of Exampleton closes its coal quay two years early",
    slug: "coal-quay-closes-early",
    summary:
      "The last coal ship leaves in March. The quay becomes a yard for wind turbines, and 140 jobs move with it.",
    ourTake: "The date is the news. A **quay** that closes early tells more about prices than about plans.",
    claim: "By the end of 2033 no harbour of the province unloads coal.",
    lookBack: "2033-12-31",
    doThisWeek: [
      ...doThisWeek,
      {
        audience: "Shipping agents",
        action: "Ask for the new berthing times in writing.",
        until: "2026-03-09",
      },
    ],
    body,
    tags: ["Harbours", "Energy", "Open Data"],
    corrections: [
      { date: "2026-04-02", kind: "correction", text: "The quay is 900 metres long, not 600." },
      { date: "2026-04-03", kind: "update", text: "The number of jobs has been added." },
    ],
    ...parts,
  });
}

const body = `The harbour board decided on Monday, by seven votes to two.

## What closes, and when

The quay is **900 metres** long and the last of its kind. See [the board's minutes](https://example.org/minutes).[^1]

| Quay | Until | Then |
| --- | --- | ---: |
| Coal | March | 140 |
| Ore | stays | 60 |

> We would rather build than wait.

## Who pays

1. The province takes on the dredging.
2. The harbour takes on the cranes, which are to be moved in one piece.

### In figures

~~~
dredging  4.2
cranes    1.1
~~~

## What comes next

- Tenders go out in May.
- The first tower arrives a year later.

[^1]: Item 4, page 12.
`;
