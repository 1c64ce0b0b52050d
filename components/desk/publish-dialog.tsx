"use client";

import { useEffect, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { Result } from "#lib/result.ts";
import { partNames } from "#lib/stories/content.ts";
import { ErrorLink, nameOf } from "./error-summary.tsx";
import { type Connect, SaidBefore } from "./related/said-before.tsx";
import { Checklist, isDone } from "./review/checklist.tsx";
import { ApprovalLine, letsThrough } from "./review/publication-review.tsx";
import { unanswered } from "./saving/unanswered.ts";
import { TellReaders } from "./tell-readers.tsx";
import type { Publication, PublishingAnswer } from "./types.ts";
import { asksWhatToTell, useTelling } from "./use-telling.ts";

type Props = {
  open: boolean;
  headline: string;
  timeZone: string;
  busy: boolean;
  finalFocus: () => HTMLElement | true;
  load: () => Promise<Result<Publication>>;
  onClose: () => void;
  onPublish: (answer: PublishingAnswer) => void;
  /** Somebody goes to a field that stands in the way. */
  onFollow: (field: HTMLElement) => void;
  /** Ties the story to an older one and stores that; false when it could not be stored. */
  onConnect: Connect;
};

/** Says exactly what readers will get, or what stands in the way. */
export function PublishDialog({
  open,
  headline,
  timeZone,
  busy,
  finalFocus,
  load,
  onClose,
  onPublish,
  onFollow,
  onConnect,
}: Props) {
  const [answer, setAnswer] = useState<Result<Publication> | null>(null);
  const [ticked, tick] = useState<string[]>([]);
  const telling = useTelling();

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once each time the dialog opens
  useEffect(() => {
    if (!open) return;
    let current = true;
    setAnswer(null);
    tick([]);
    load()
      .catch(unanswered)
      .then((value) => {
        if (!current) return;
        setAnswer(value);
        telling.begin(value.ok ? value.value : null);
      });
    return () => {
      current = false;
    };
  }, [open]);

  const publication = answer?.ok ? answer.value : null;
  const problems = Object.entries(publication?.problems ?? {});
  const complete = publication !== null && problems.length === 0;
  const ready = complete && letsThrough(publication.review, false);
  const connect: Connect = async (tie) => {
    if (!(await onConnect(tie))) return false;
    setAnswer(await load().catch(unanswered));
    return true;
  };
  const publish = () => {
    const note = publication && telling.answer(publication);
    if (note !== undefined) onPublish({ ticked, note });
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      finalFocus={finalFocus}
      wide
      title={
        publication && !ready
          ? "Not ready to publish"
          : publication?.changes
            ? "Publish these changes?"
            : "Publish this story?"
      }
      footer={
        <>
          <Button onClick={onClose}>{ready ? "Not yet" : "Go back"}</Button>
          {(ready || busy) && (
            <Button
              look="primary"
              disabled={busy || !publication || !isDone(publication.review.checklist, ticked)}
              onClick={publish}
            >
              {busy ? "Publishing…" : "Publish now"}
            </Button>
          )}
        </>
      }
    >
      {!answer && <p role="status">Looking at what readers will get…</p>}
      {answer && !answer.ok && (
        <Notice tone="danger" role="alert">
          <p>{answer.problem.message}</p>
        </Notice>
      )}
      {publication && <InTheWay problems={publication.problems} onFollow={onFollow} />}
      {complete && <ApprovalLine review={publication.review} onTheWay={false} />}
      {ready && publication.waits && <MadeVoid waits={publication.waits} />}
      {ready && <Checklist items={publication.review.checklist} ticked={ticked} onTick={tick} />}
      {ready && <SaidBefore publication={publication} timeZone={timeZone} onConnect={connect} />}
      {ready && <WhatReadersGet publication={publication} headline={headline} />}
      {ready && asksWhatToTell(publication) && (
        <TellReaders proposals={publication.proposals ?? []} telling={telling} date="today’s date" />
      )}
    </Dialog>
  );
}

/** What readers would miss, each with a link to its field; nothing when nothing is missing. */
export function InTheWay({
  problems,
  onFollow,
}: Pick<Publication, "problems"> & { onFollow: (field: HTMLElement) => void }) {
  const entries = Object.entries(problems);
  if (entries.length === 0) return null;
  return (
    <>
      <p>Readers would miss something. Put these right first:</p>
      <ul className="list-disc space-y-1 pl-4">
        {entries.map(([path, messages]) => (
          <li key={path}>
            <ErrorLink path={path} onFollow={onFollow}>
              {nameOf(path)}: {messages.join(" ")}
            </ErrorLink>
          </li>
        ))}
      </ul>
    </>
  );
}

function MadeVoid({ waits }: { waits: NonNullable<Publication["waits"]> }) {
  return (
    <Notice tone="warning">
      <p>
        Version {waits.number} waits to go out on {waits.when}. Publishing now takes it off the schedule.
      </p>
    </Notice>
  );
}

export function WhatReadersGet({ publication, headline }: { publication: Publication; headline: string }) {
  const { revision, changes, address, date, section, tags, minutes, words, sources, actions } = publication;
  const facts: [string, string][] = [
    ["Version", `${revision}, as it is saved now`],
    ["Address", address],
    ["Date", date],
    ["Section", section],
    ["Tags", tags.join(", ")],
    ["Length", `${words} words, ${minutes} min read`],
    ["Do this week", `${actions} ${actions === 1 ? "item" : "items"}`],
    ["Sources", sources === 0 ? "none" : String(sources)],
  ];
  return (
    <>
      <p className="font-serif text-2xl leading-tight">{headline}</p>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-quiet">{name}</dt>
            <dd className="min-w-0 break-words">{value}</dd>
          </div>
        ))}
      </dl>
      {changes && <Changes changes={changes} />}
    </>
  );
}

function Changes({ changes }: { changes: NonNullable<Publication["changes"]> }) {
  if (changes.length === 0) return <p>Readers see the same text already.</p>;
  return (
    <section aria-labelledby="publish-changes" className="space-y-2">
      <h3 id="publish-changes" className="font-bold">
        What changes for readers
      </h3>
      {changes.map(({ part, before, after }) => (
        <details key={part} className="rounded-xs border border-line">
          <summary className="cursor-pointer px-3 py-1.5 font-medium">{partNames[part]}</summary>
          <div className="grid border-t border-line sm:grid-cols-2 sm:divide-x sm:divide-line">
            {[
              ["Now", before],
              ["Then", after],
            ].map(([name, text]) => (
              <div key={name} className="min-w-0 px-3 py-2">
                <h4 className="mb-1 text-xs font-semibold text-quiet">{name}</h4>
                <div className="max-h-60 overflow-y-auto font-serif break-words whitespace-pre-wrap">
                  {text || "Empty"}
                </div>
              </div>
            ))}
          </div>
        </details>
      ))}
    </section>
  );
}
