"use client";

import { Check } from "lucide-react";
import { memo } from "react";
import type { HistoryEntry } from "#lib/stories/desk-queries.ts";
import { stateNames } from "#lib/stories/lifecycle.ts";
import { ErrorLink, nameOf } from "./error-summary.tsx";
import type { Fields } from "./errors.ts";
import { momentInWords } from "./times.ts";
import type { Site, StoryStatus } from "./types.ts";

type Props = { gaps: Fields; status: StoryStatus | null; site: Site };

/** Beside the form: what publication still needs, where the story stands, what happened to it. */
export const Rail = memo(function Rail({ gaps, status, site }: Props) {
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
      {status && <Standing status={status} site={site} />}
      {status && status.history.length > 0 && <History status={status} site={site} />}
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
      "Text",
      `${status.revision}, ${at(status.updatedAt)}${status.updatedBy ? ` by ${status.updatedBy}` : ""}`,
    ],
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

const kinds: Record<string, string> = {
  "story.created": "began it",
  "story.saved": "saved",
  "story.published": "published",
  "story.retracted": "retracted it",
};

const moves: Record<string, string> = {
  submit: "submitted it for review",
  approve: "approved it",
  requestChanges: "asked for changes",
  restore: "took it back as a draft",
};

function deed({ kind, move, revision, reason }: HistoryEntry): string {
  if (move) return moves[move] ?? "moved it on";
  const said = kinds[kind] ?? kind;
  if (kind === "story.retracted" && reason) return `${said}: ${reason}`;
  return revision !== null && kind !== "story.retracted" && kind !== "story.created"
    ? `${said} text ${revision}`
    : said;
}

function History({ status, site }: { status: StoryStatus; site: Site }) {
  const shown = status.history.slice(0, 12);
  return (
    <section aria-labelledby="rail-history">
      <h2 id="rail-history" className="mb-2 font-bold">
        History
      </h2>
      <ol className="space-y-1.5 border-l border-line pl-3">
        {shown.map((entry) => (
          <li key={`${entry.at.toISOString()} ${entry.kind} ${entry.revision}`} className="leading-snug">
            <time dateTime={entry.at.toISOString()} className="text-quiet tabular-nums">
              {momentInWords(entry.at, site.timeZone)}
            </time>{" "}
            {entry.who} {deed(entry)}
          </li>
        ))}
      </ol>
      {status.history.length > shown.length && (
        <p className="mt-1.5 text-quiet">and {status.history.length - shown.length} earlier</p>
      )}
    </section>
  );
}
