import { useEffect, useState } from "react";
import { checkStory } from "#lib/checks/check-story.ts";
import type { Warning } from "#lib/checks/warning.ts";
import type { StoryContent } from "#lib/stories/content.ts";
import type { Day } from "#lib/stories/dates.ts";

const calm = 400; // milliseconds without a key

/** What the checks say of the text, found when nobody types and the browser has time; null before the first time. */
export function useChecks(content: StoryContent, today: Day, siteLanguage: string): Warning[] | null {
  const [warnings, setWarnings] = useState<Warning[] | null>(null);
  useEffect(() => {
    let idle = 0;
    const look = () => setWarnings(checkStory(content, today, siteLanguage));
    const timer = setTimeout(() => {
      if ("requestIdleCallback" in window) idle = requestIdleCallback(look, { timeout: 2000 });
      else look();
    }, calm);
    return () => {
      clearTimeout(timer);
      if (idle) cancelIdleCallback(idle);
    };
  }, [content, today, siteLanguage]);
  return warnings;
}
