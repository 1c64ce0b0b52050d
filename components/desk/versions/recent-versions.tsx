"use client";

import { useEffect, useState } from "react";
import type { Version } from "#lib/stories/versions-queries.ts";
import { momentInWords } from "../times.ts";
import type { RecentVersions as Load } from "./types.ts";
import { authorsInWords, deedInWords, markInWords } from "./version-words.ts";

type Props = {
  storyId: number;
  /** The story's version: when it goes up there is something new to show. */
  version: number;
  timeZone: string;
  load: Load;
};

const calm = 1500;

/** The latest few versions, with the way to all of them. */
export function RecentVersions({ storyId, version, timeZone, load }: Props) {
  const [versions, setVersions] = useState<Version[]>([]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: looks again when the story has a new version
  useEffect(() => {
    let wanted = true;
    const look = async () => {
      const answer = await load(storyId).catch(() => null);
      if (wanted && answer?.ok) setVersions(answer.value);
    };
    const timer = setTimeout(() => void look(), versions.length === 0 ? 0 : calm);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [storyId, version, load]);

  const history = `/desk/stories/${storyId}/history`;
  return (
    <section aria-labelledby="rail-history">
      <h2 id="rail-history" className="mb-2 font-bold">
        Versions
      </h2>
      <ol className="space-y-1.5 border-l border-line pl-3">
        {versions.map((each) => (
          <li key={each.number} className="leading-snug">
            <time dateTime={each.at.toISOString()} className="text-quiet tabular-nums">
              {momentInWords(each.at, timeZone)}
            </time>{" "}
            {authorsInWords(each.authors)}:{" "}
            {[...each.marks.map(markInWords), deedInWords(each, each.number === 1)].join(". ")}
          </li>
        ))}
      </ol>
      <p className="mt-2">
        <a href={history} className="underline underline-offset-2 hover:bg-mark hover:text-on-mark">
          All versions
        </a>
      </p>
    </section>
  );
}
