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
