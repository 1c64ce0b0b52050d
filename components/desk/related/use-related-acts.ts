"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { NamedStory } from "#lib/related/desk.ts";
import type { StoryContent } from "#lib/stories/content.ts";
import { listLimits } from "#lib/stories/schema.ts";
import { without } from "../draft.ts";

type Related = StoryContent["related"];

/**
 * What can be done with the neighbours of a story. Each act changes the content like any other field; the row it was
 * done in goes elsewhere, so the focus goes on to what is named, and what was done is said.
 */
export function useRelatedActs(related: Related, onRelated: (related: Related) => void, pinnedId: string) {
  const [picked, setPicked] = useState<ReadonlyMap<string, NamedStory>>(new Map());
  const [said, say] = useState("");
  const focusNext = useRef<string[]>([]);
  const { pinned, banned } = related;

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the lists have changed on the page
  useEffect(() => {
    const ids = focusNext.current;
    focusNext.current = [];
    for (const id of ids) {
      const element = document.getElementById(id);
      if (!element) continue;
      element.focus();
      return;
    }
  }, [related]);

  const know = useCallback(
    (story: NamedStory) => setPicked((known) => new Map(known).set(story.slug, story)),
    [],
  );
  return {
    picked,
    know,
    said,
    /** Absent when no more can be pinned. */
    pin:
      pinned.length < listLimits.pinned
        ? (story: NamedStory, from: "list" | "field" = "list") => {
            know(story);
            onRelated({
              pinned: [...pinned, story.slug],
              banned: banned.filter((slug) => slug !== story.slug),
            });
            if (from === "list") focusNext.current = [`${pinnedId}-${pinned.length}-remove`];
            say(`Pinned “${story.headline}” at place ${pinned.length + 1}.`);
          }
        : null,
    /** `next`: the ids of what takes the focus, the first that is there. */
    ban: (story: NamedStory, next: string[] = []) => {
      know(story);
      onRelated({ pinned: pinned.filter((slug) => slug !== story.slug), banned: [...banned, story.slug] });
      focusNext.current = next;
      say(`“${story.headline}” is kept out.`);
    },
    letIn: (index: number, headline: string, next: string[]) => {
      onRelated({ pinned, banned: without(banned, index) });
      focusNext.current = next;
      say(`“${headline}” is no longer kept out.`);
    },
    order: (slugs: string[]) => onRelated({ pinned: slugs, banned }),
  };
}
