"use client";

import { useEffect, useRef } from "react";
import type { StoryInHand } from "../use-story.ts";
import { MoveDialog } from "./move-dialog.tsx";
import { PublishAtDialog } from "./publish-at-dialog.tsx";
import { RetractAtDialog } from "./retract-at-dialog.tsx";
import type { ScheduleActions } from "./types.ts";
import type { StorySchedule } from "./use-story-schedule.ts";

type Props = {
  story: StoryInHand;
  schedule: StorySchedule;
  actions: ScheduleActions;
  timeZone: string;
  /** What takes the focus once something is scheduled, since the button that asked may be gone. */
  focusWhenDone: () => HTMLElement | null;
};

/** The questions about a story's schedule, one at a time. */
export function ScheduleDialogs({ story, schedule, actions, timeZone, focusWhenDone }: Props) {
  const { asking, deeds } = schedule;
  const id = story.status?.id ?? 0;
  const next = useRef<HTMLElement | null>(null);
  useEffect(() => {
    if (asking) next.current = null;
  }, [asking]);
  const finalFocus = () => {
    next.current?.scrollIntoView({ block: "nearest" });
    return next.current ?? true;
  };
  const done = () => {
    next.current = focusWhenDone();
  };
  return (
    <>
      <PublishAtDialog
        asking={asking?.kind === "publish" ? asking : null}
        story={id}
        headline={story.draft.content.headline}
        timeZone={timeZone}
        load={() => actions.plan(id)}
        onClose={schedule.close}
        finalFocus={finalFocus}
        onFollow={(field) => {
          next.current = field;
          schedule.close();
        }}
        onSchedule={(input) => schedule.settle(() => actions.publishAt({ id, ...input }), done)}
      />
      <RetractAtDialog
        asking={asking?.kind === "retract" ? asking : null}
        timeZone={timeZone}
        onClose={schedule.close}
        finalFocus={finalFocus}
        onSchedule={(input) => schedule.settle(() => actions.retractAt({ id, ...input }), done)}
      />
      <MoveDialog
        entry={asking?.kind === "move" ? asking.entry : null}
        timeZone={timeZone}
        busy={deeds.busy}
        errors={asking?.kind === "move" ? deeds.errors : undefined}
        onClose={schedule.close}
        onMove={async (at) => {
          if (asking?.kind === "move" && (await deeds.move(asking.entry, at))) schedule.close();
        }}
      />
    </>
  );
}
