"use client";

import { MoreHorizontal } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { Menu, MenuItem, MenuLine, MenuLink } from "#components/ui/menu.tsx";
import type { Version } from "#lib/stories/versions-queries.ts";
import { momentInWords } from "../times.ts";
import { SittingSteps } from "./sitting-steps.tsx";
import type { VersionActions } from "./types.ts";
import { authorsInWords, deedInWords, markInWords } from "./version-words.ts";

export type Deed = "name" | "restore" | "share";

type Props = {
  story: { id: number; working: number; published: number | null };
  version: Version;
  /** The number of the version before it. */
  before: number | null;
  /** Whether it begins as the one to compare from, or to. */
  chosen: { from: boolean; to: boolean };
  choice: boolean;
  mayEdit: boolean;
  timeZone: string;
  steps: VersionActions["steps"];
  onDeed: (deed: Deed) => void;
};

/** One version: who, when, what changed in one line, and what can be done with it. */
export function VersionRow(props: Props) {
  const { story, version, before, chosen, choice, mayEdit, timeZone, steps, onDeed } = props;
  const { number, marks, at, began } = version;
  const link = (from: number, to: number) => `/desk/stories/${story.id}/compare?from=${from}&to=${to}`;
  const when = momentInWords(at, timeZone);
  const since = momentInWords(began, timeZone);
  return (
    <li className="flex gap-1.5 py-3 sm:gap-3">
      {choice && (
        <div className="-my-1 -ml-1.5 flex self-start sm:-my-0.5">
          <Choice name="from" number={number} begins={chosen.from} label={`Compare from version ${number}`} />
          <Choice name="to" number={number} begins={chosen.to} label={`Compare to version ${number}`} />
        </div>
      )}
      <div className="min-w-0 flex-1 space-y-1">
        <p className="flex flex-wrap items-baseline gap-x-2.5 gap-y-1">
          <a
            href={`/desk/stories/${story.id}/versions/${number}`}
            className="font-bold underline underline-offset-2 hover:bg-mark hover:text-on-mark"
          >
            Version {number}
          </a>
          <span className="text-sm text-quiet">
            {since !== when && `${since} to `}
            <time dateTime={at.toISOString()}>{when}</time>, {authorsInWords(version.authors)}
          </span>
          {version.isWorking && <Badge>On the desk</Badge>}
          {version.isPublished && <Badge good>Readers see this</Badge>}
        </p>
        <p className="text-sm break-words">{deedInWords(version, before === null)}</p>
        {marks.map((mark) => (
          <p key={`${mark.kind} ${mark.at.toISOString()}`} className="text-sm">
            <span className="font-semibold">{markInWords(mark)}</span>{" "}
            <span className="text-quiet">
              by {mark.by}, {momentInWords(mark.at, timeZone)}
            </span>
          </p>
        ))}
        {version.sitting !== null && version.steps > 1 && (
          <SittingSteps
            story={story.id}
            sitting={version.sitting}
            count={version.steps}
            timeZone={timeZone}
            load={steps}
          />
        )}
      </div>
      <Menu
        trigger={
          <Button look="quiet" className="self-start" aria-label={`More about version ${number}`}>
            <MoreHorizontal aria-hidden className="size-4" />
          </Button>
        }
      >
        {before !== null && <MenuLink href={link(before, number)}>Compare with the one before</MenuLink>}
        {story.published !== null && story.published !== number && (
          <MenuLink href={link(story.published, number)}>Compare with what readers see</MenuLink>
        )}
        {!version.isWorking && (
          <MenuLink href={link(number, story.working)}>Compare with the text on the desk</MenuLink>
        )}
        {mayEdit && (
          <>
            <MenuLine />
            <MenuItem onClick={() => onDeed("name")}>Name…</MenuItem>
            <MenuItem onClick={() => onDeed("share")}>Share…</MenuItem>
            {!version.isWorking && <MenuItem onClick={() => onDeed("restore")}>Restore…</MenuItem>}
          </>
        )}
      </Menu>
    </li>
  );
}

function Choice(props: { name: string; number: number; begins: boolean; label: string }) {
  return (
    <label className="flex size-10 cursor-pointer items-center justify-center sm:size-8">
      <input
        type="radio"
        name={props.name}
        value={props.number}
        defaultChecked={props.begins}
        aria-label={props.label}
        title={props.label}
        className="size-5 cursor-pointer accent-ink"
      />
    </label>
  );
}

function Badge({ good = false, children }: { good?: boolean; children: ReactNode }) {
  return (
    <span
      className={`rounded-xs border px-1.5 py-px text-xs font-semibold ${good ? "border-good/60 bg-good-soft text-good" : "border-edge text-quiet"}`}
    >
      {children}
    </span>
  );
}
