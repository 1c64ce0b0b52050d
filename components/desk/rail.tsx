"use client";

import { Check } from "lucide-react";
import { memo, type ReactNode } from "react";
import type { Warning } from "#lib/checks/warning.ts";
import { stateNames } from "#lib/stories/lifecycle.ts";
import { ChecksList, countInWords } from "./checks/checks-list.tsx";
import { ErrorLink, nameOf } from "./error-summary.tsx";
import type { Fields } from "./errors.ts";
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
  recentVersions: LoadVersions;
  /** What is said about the story. */
  comments: ReactNode;
};

/** Beside the form: what publication still needs, what a careful reader would mention, where the story stands. */
export const Rail = memo(function Rail({ gaps, warnings, status, site, recentVersions, comments }: Props) {
  const entries = Object.entries(gaps);
  return (
    <div className="space-y-7 text-sm">
      <section aria-labelledby="rail-gaps">
        <h2 id="rail-gaps" className="mb-2 font-bold">
          {entries.length > 0
            ? "Before it can be published"
            : status?.state === "published"
              ? "Complete"
              : "Ready to publish"}
        </h2>
        {entries.length > 0 ? (
          <ul className="space-y-1.5">
            {entries.map(([path, messages]) => (
              <li key={path} className="flex gap-2 leading-snug">
                <span aria-hidden className="mt-[0.3em] size-2 shrink-0 border border-quiet" />
                <ErrorLink path={path}>{told(path, messages)}</ErrorLink>
              </li>
            ))}
          </ul>
        ) : (
          <p className="flex gap-2 text-good">
            <Check aria-hidden className="mt-0.5 size-4 shrink-0" />
            Every part that readers see is there.
          </p>
        )}
      </section>
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

/** The rule's own words; where they do not name the part, its name comes first. */
function told(path: string, messages: string[]): string {
  return /\.\d+\./.test(path) ? `${nameOf(path)}: ${messages.join(" ")}` : messages.join(" ");
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
