"use client";

import { useState } from "react";
import type { StoryContent } from "#lib/stories/content.ts";
import type { Edit } from "../draft.ts";
import type { Publication } from "../types.ts";
import { OlderTakes } from "./older-takes.tsx";

/** Makes an edit that ties the story to an older one, and stores it. */
export type Connect = (tie: (content: StoryContent) => Edit) => Promise<boolean>;

type Props = {
  publication: Publication;
  timeZone: string;
  /** Absent where the version that was looked at is the one that goes out. */
  onConnect?: Connect;
};

/** Before a story goes out: what the desk said earlier about a rare subject of it. Nothing when there is none. */
export function SaidBefore({ publication, timeZone, onConnect }: Props) {
  const [state, setState] = useState<"idle" | "busy" | "failed">("idle");
  const { olderTakes, connections, review } = publication;
  if (olderTakes.length === 0) return null;
  // Another version would have to be approved anew.
  const connect = onConnect && review.approvedBy === null ? onConnect : null;
  const tied = (tie: Parameters<Connect>[0]) => {
    setState("busy");
    void connect?.(tie).then((done) => setState(done ? "idle" : "failed"));
  };
  return (
    <section aria-labelledby="said-before" className="space-y-2">
      <h3 id="said-before" className="font-bold">
        What the desk said before
      </h3>
      <OlderTakes
        takes={olderTakes}
        content={connections}
        timeZone={timeZone}
        disabled={state === "busy"}
        onFollow={
          connect ? ({ slug }) => tied(() => ({ kind: "part", part: "follows", value: slug })) : undefined
        }
        onPin={
          connect
            ? ({ slug }) =>
                tied(({ related }) => ({
                  kind: "part",
                  part: "related",
                  value: { ...related, pinned: [...related.pinned, slug] },
                }))
            : undefined
        }
      />
      <p role="status" className="text-xs text-quiet empty:hidden">
        {state === "busy" && "Saving…"}
        {state === "failed" && "That could not be saved; the bar at the top of the page says why."}
      </p>
    </section>
  );
}
