"use client";

import { useState } from "react";
import { momentInWords } from "../times.ts";
import type { Step, VersionActions } from "./types.ts";

type Props = {
  story: number;
  sitting: number;
  count: number;
  timeZone: string;
  load: VersionActions["steps"];
};

/** What was kept of a sitting by itself, folded until somebody wants to see it. */
export function SittingSteps({ story, sitting, count, timeZone, load }: Props) {
  const [steps, setSteps] = useState<Step[] | null>(null);
  const [trouble, setTrouble] = useState(false);
  const look = async () => {
    if (steps) return;
    const answer = await load({ id: story, sitting }).catch(() => null);
    if (answer?.ok) setSteps(answer.value);
    setTrouble(!answer?.ok);
  };
  return (
    <details className="text-sm" onToggle={(event) => event.currentTarget.open && void look()}>
      <summary className="w-fit cursor-pointer text-quiet underline underline-offset-2 max-sm:py-1.5">
        {count} steps
      </summary>
      {trouble && <p className="mt-1">The steps could not be loaded. Close and open them to try again.</p>}
      <ol className="mt-1.5 space-y-1 border-l border-line pl-3">
        {steps?.map(({ number, at, by }, index) => {
          const before = steps[index + 1]?.number;
          return (
            <li key={number}>
              <a href={`/desk/stories/${story}/versions/${number}`} className="underline underline-offset-2">
                Version {number}
              </a>{" "}
              <span className="text-quiet">
                {momentInWords(at, timeZone)}
                {by && `, ${by}`}
              </span>{" "}
              {before !== undefined && (
                <a
                  href={`/desk/stories/${story}/compare?from=${before}&to=${number}`}
                  className="underline underline-offset-2"
                  aria-label={`What changed in version ${number}`}
                >
                  what changed
                </a>
              )}
            </li>
          );
        })}
      </ol>
    </details>
  );
}
