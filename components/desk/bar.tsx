"use client";

import { CalendarClock, Eye, EyeOff, MoreHorizontal } from "lucide-react";
import type { Ref } from "react";
import { Button } from "#components/ui/button.tsx";
import { Menu, MenuItem, MenuLine, MenuLink } from "#components/ui/menu.tsx";
import { type Actor, may } from "#lib/auth/policy.ts";
import { next } from "#lib/stories/lifecycle.ts";
import { followUpAddress } from "./follow-up.ts";
import { PresenceLine } from "./presence/presence-line.tsx";
import type { Other } from "./presence/use-presence.ts";
import { type StepName, stepNames } from "./review/step-words.ts";
import { SaveState } from "./save-state.tsx";
import { Attention } from "./saving/attention.tsx";
import { isNews } from "./saving/words.ts";
import { ScheduleLine } from "./schedule/line.tsx";
import type { StorySchedule } from "./schedule/use-story-schedule.ts";
import { StateBadge } from "./state-badge.tsx";
import type { MoveName, Site } from "./types.ts";
import type { StoryInHand } from "./use-story.ts";

type Props = {
  story: StoryInHand;
  schedule: StorySchedule;
  person: Actor;
  site: Site;
  preview: boolean;
  onPreview: (shown: boolean) => void;
  onPublish: () => void;
  onRetract: () => void;
  onShare: () => void;
  onStep: (step: StepName) => void;
  stateRef: Ref<HTMLParagraphElement>;
  others: Other[];
};

const moves: { move: MoveName; name: string }[] = (
  ["submit", "approve", "requestChanges", "restore"] as const
).map((move) => ({ move, name: move === "restore" ? stepNames[move] : `${stepNames[move]}…` }));

/** What can be done with the story, always in reach, with the state of the text in words. */
export function Bar({
  story,
  schedule,
  person,
  site,
  preview,
  onPreview,
  onPublish,
  onRetract,
  onShare,
  onStep,
  stateRef,
  others,
}: Props) {
  const { status, busy, unsaved } = story;
  const can = allowed(person, story);
  // On a telephone, what there is to do about it takes the place of what can wait.
  const trouble = isNews(story.phase) && story.phase !== "refused";
  return (
    // On a telephone the schedule scrolls away, or little would be left for the text.
    <div className="max-sm:contents sm:sticky sm:top-0 sm:z-20 sm:-mx-6 sm:border-b sm:border-line sm:bg-paper sm:px-6 sm:py-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 max-sm:sticky max-sm:top-0 max-sm:z-20 max-sm:-mx-4 max-sm:border-b max-sm:border-line max-sm:bg-paper max-sm:px-4 max-sm:py-2">
        <StateBadge state={status?.state ?? "draft"} live={status?.live ?? false} />
        <SaveState
          ref={stateRef}
          phase={story.phase}
          status={status}
          headline={story.draft.content.headline}
          busy={busy}
          keeps={story.keeps}
          trouble={story.trouble}
          clash={story.clash}
          timeZone={site.timeZone}
        />
        <Attention story={story} />
        <div className={trouble ? "max-sm:order-last" : "contents"}>
          <PresenceLine others={others} />
        </div>
        <div className="ml-auto flex items-center gap-1 sm:gap-2">
          <Button look="quiet" aria-pressed={preview} onClick={() => onPreview(!preview)}>
            {preview ? <EyeOff aria-hidden className="size-4" /> : <Eye aria-hidden className="size-4" />}
            <span className="max-sm:sr-only">Preview</span>
          </Button>
          {can.edit && (
            <Button
              look={can.publish || !unsaved ? "plain" : "primary"}
              className={trouble ? "max-sm:hidden" : ""}
              aria-keyshortcuts="Control+S Meta+S"
              disabled={busy !== null}
              onClick={() => void story.save()}
            >
              Save
            </Button>
          )}
          {schedule.canPublish && !schedule.comes && (
            <Button
              className={trouble ? "max-sm:hidden" : ""}
              disabled={busy !== null}
              onClick={() => void schedule.askToPublish()}
            >
              <CalendarClock aria-hidden className="size-4 sm:hidden" />
              <span className="max-sm:sr-only">Schedule…</span>
            </Button>
          )}
          {can.publish && (
            <Button look="primary" disabled={busy !== null} onClick={onPublish}>
              Publish…
            </Button>
          )}
          {status && (
            <Menu
              trigger={
                <Button look="quiet" aria-label="More" disabled={busy !== null}>
                  <MoreHorizontal aria-hidden className="size-4" />
                </Button>
              }
            >
              {can.moves.map(({ move, name }) => (
                <MenuItem key={move} onClick={() => onStep(move)}>
                  {name}
                </MenuItem>
              ))}
              {can.assign && <MenuItem onClick={() => onStep("assign")}>{stepNames.assign}…</MenuItem>}
              <MenuLink href={`/desk/stories/${status.id}/history`}>Versions</MenuLink>
              {can.edit && <MenuItem onClick={onShare}>Share a draft…</MenuItem>}
              {status.live && <MenuLink href={followUpAddress(status.id)}>Write a follow-up</MenuLink>}
              {status.live && (
                <MenuLink href={`/news/${status.slug}`} target="_blank">
                  Open on the site
                </MenuLink>
              )}
              {(can.retract || schedule.canRetract) && <MenuLine />}
              {schedule.canRetract && (
                <MenuItem onClick={() => void schedule.askToRetract()}>Retract at a time…</MenuItem>
              )}
              {can.retract && (
                <MenuItem danger onClick={onRetract}>
                  Retract…
                </MenuItem>
              )}
            </Menu>
          )}
        </div>
      </div>
      <ScheduleLine story={story} schedule={schedule} timeZone={site.timeZone} />
    </div>
  );
}

/** What this person may do with this story in its state; the server decides again. */
export function allowed(person: Actor, { status, unsaved }: Pick<StoryInHand, "status" | "unsaved">) {
  if (!status)
    return { edit: true, publish: may(person, "story.publish"), retract: false, assign: false, moves: [] };
  const facts = { createdById: status.createdById, assigneeId: status.assigneeId, live: status.live };
  const legal = (move: Parameters<typeof next>[1]) => next(status.state, move, status.live) !== null;
  return {
    edit: may(person, "story.edit", facts),
    publish: may(person, "story.publish", facts) && (unsaved || legal("publish")),
    retract: status.live && may(person, "story.retract", facts),
    assign: may(person, "story.assign", facts),
    moves: moves.filter(
      ({ move }) => legal(move) && may(person, move === "submit" ? "story.submit" : "story.review", facts),
    ),
  };
}
