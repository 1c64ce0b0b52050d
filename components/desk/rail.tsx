"use client";

import { Check } from "lucide-react";
import { memo, type ReactNode } from "react";
import type { Warning } from "#lib/checks/warning.ts";
import { stateNames } from "#lib/stories/lifecycle.ts";
import { verdictNames } from "#lib/takes/verdict.ts";
import { ChecksList, countInWords } from "./checks/checks-list.tsx";
import { ErrorLink, nameOf } from "./error-summary.tsx";
import type { Fields } from "./errors.ts";
import { approvalMissing } from "./review/approval-words.ts";
import { momentInWords } from "./times.ts";
import type { Site, StoryStatus } from "./types.ts";
import { RecentVersions } from "./versions/recent-versions.tsx";
import type { RecentVersions as LoadVersions } from "./versions/types.ts";

type Props = {
  gaps: Fields;
  /** What the checks found; null before they have looked. */
  warnings: Warning[] | null;
  status: StoryStatus | null;
  site: Site;
  /** Whoever looks. */
  me: string;
  recentVersions: LoadVersions;
  /** What is said about the story. */
  comments: ReactNode;
};

/** Beside the form: what publication still needs, what a careful reader would mention, where the story stands. */
export const Rail = memo(function Rail(props: Props) {
  const { gaps, warnings, status, site, me, recentVersions, comments } = props;
  return (
    <div className="space-y-7 text-sm">
      <InTheWay gaps={gaps} status={status} me={me} />
      {warnings && (
        <section aria-labelledby="rail-checks">
          <h2 id="rail-checks" className="mb-2 font-bold">
            Checks <span className="font-normal text-quiet">{countInWords(warnings)}</span>
          </h2>
          {warnings.length > 0 && <ChecksList warnings={warnings} />}
        </section>
      )}
      {comments}
      {status && <Standing status={status} site={site} />}
      {status && (
        <RecentVersions
          storyId={status.id}
          version={status.version}
          timeZone={site.timeZone}
          load={recentVersions}
        />
      )}
    </div>
  );
});

/** What stands between the story and its readers: missing parts, a missing approval. */
function InTheWay({ gaps, status, me }: Pick<Props, "gaps" | "status" | "me">) {
  const entries = Object.entries(gaps);
  const approval = status?.approval ?? null;
  const unapproved = status && approval?.by === null ? approvalMissing(status, approval, me) : null;
  const ready = status?.state === "published" ? "Complete" : "Ready to publish";
  return (
    <section aria-labelledby="rail-gaps">
      <h2 id="rail-gaps" className="mb-2 font-bold">
        {entries.length > 0 || unapproved ? "Before it can be published" : ready}
      </h2>
      <ul className="space-y-1.5">
        {entries.map(([path, messages]) => (
          <Open key={path}>
            <ErrorLink path={path}>{told(path, messages)}</ErrorLink>
          </Open>
        ))}
        {unapproved && <Open>{unapproved}</Open>}
        {entries.length === 0 && <Done>Every part that readers see is there.</Done>}
        {approval?.by && <Done>Approved by {approval.by}, word for word.</Done>}
      </ul>
    </section>
  );
}

function Open({ children }: { children: ReactNode }) {
  return (
    <li className="flex gap-2 leading-snug">
      <span aria-hidden className="mt-[0.3em] size-2 shrink-0 border border-quiet" />
      <span className="min-w-0">{children}</span>
    </li>
  );
}

function Done({ children }: { children: ReactNode }) {
  return (
    <li className="flex gap-2 text-good">
      <Check aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span className="min-w-0">{children}</span>
    </li>
  );
}

/** The rule's own words; where they do not name the part, its name comes first. */
function told(path: string, messages: string[]): string {
  return /\.\d+\./.test(path) ? `${nameOf(path)}: ${messages.join(" ")}` : messages.join(" ");
}

function claimOf(id: number, take: NonNullable<StoryStatus["take"]>): [string, ReactNode] {
  return [
    "Its claim",
    <a key="claim" href={`/desk/takes/${id}`} className="underline underline-offset-2">
      {take === "open" ? "has no verdict yet" : verdictNames[take].toLowerCase()}
    </a>,
  ];
}

function Standing({ status, site }: { status: StoryStatus; site: Site }) {
  const at = (date: Date) => momentInWords(date, site.timeZone);
  const facts: [string, React.ReactNode][] = [
    ["State", stateNames[status.state]],
    [
      "Version",
      `${status.revision}, ${at(status.updatedAt)}${status.updatedBy ? ` by ${status.updatedBy}` : ""}`,
    ],
    ["Whose turn", status.assignee ?? "nobody’s in particular"],
    ["Begun by", status.author ?? "an import"],
    [
      "Readers see",
      status.live ? (
        <a
          key="live"
          href={`/news/${status.slug}`}
          target="_blank"
          rel="noopener"
          className="underline underline-offset-2"
        >
          {status.state === "published" ? "this text" : "an earlier text"}
        </a>
      ) : (
        "nothing of it"
      ),
    ],
    ...(status.take ? [claimOf(status.id, status.take)] : []),
  ];
  return (
    <section aria-labelledby="rail-standing">
      <h2 id="rail-standing" className="mb-2 font-bold">
        Where it stands
      </h2>
      <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1">
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-quiet">{name}</dt>
            <dd className="min-w-0 break-words">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
