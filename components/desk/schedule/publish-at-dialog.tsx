"use client";

import { useEffect, useId, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { Proposal } from "#lib/comparison/corrections.ts";
import type { Problem, Result } from "#lib/result.ts";
import { momentInShort } from "#lib/schedule/words.ts";
import { InTheWay, WhatReadersGet } from "../publish-dialog.tsx";
import { SaidBefore } from "../related/said-before.tsx";
import { Checklist, isDone } from "../review/checklist.tsx";
import { ApprovalLine, letsThrough } from "../review/publication-review.tsx";
import { unanswered } from "../saving/unanswered.ts";
import { TellReaders } from "../tell-readers.tsx";
import { momentInWords } from "../times.ts";
import { asksWhatToTell, useTelling } from "../use-telling.ts";
import { TimeFields, typedInstant, typedOf, unusable } from "./time-fields.tsx";
import type { Plan } from "./types.ts";
import type { Asking } from "./use-story-schedule.ts";

type Props = {
  asking: Extract<Asking, { kind: "publish" }> | null;
  story: number;
  headline: string;
  timeZone: string;
  load: () => Promise<Result<Plan>>;
  finalFocus: () => HTMLElement | true;
  onClose: () => void;
  /** Somebody goes to a field that stands in the way. */
  onFollow: (field: HTMLElement) => void;
  onSchedule: (input: {
    expectedVersion: number;
    number: number;
    at: Date;
    ticked: string[];
    note: Proposal | null;
  }) => Promise<Problem | null>;
};

/** Shows exactly what would go out, or what stands in the way, and asks when. */
export function PublishAtDialog({
  asking,
  story,
  headline,
  timeZone,
  load,
  finalFocus,
  onClose,
  onFollow,
  onSchedule,
}: Props) {
  const form = useId();
  const [answer, setAnswer] = useState<Result<Plan> | null>(null);
  const [ticked, tick] = useState<string[]>([]);
  const [typed, type] = useState(typedOf(null, timeZone));
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const telling = useTelling();

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once each time the dialog opens
  useEffect(() => {
    if (!asking) return;
    let current = true;
    setAnswer(null);
    setProblem(null);
    tick([]);
    type(typedOf(asking.of?.at ?? null, timeZone));
    load()
      .catch(unanswered)
      .then((value) => {
        if (!current) return;
        setAnswer(value);
        telling.begin(value.ok ? value.value.publication : null, asking.of?.note);
      });
    return () => {
      current = false;
    };
  }, [asking]);

  const plan = answer?.ok ? answer.value : null;
  const complete = plan !== null && Object.keys(plan.publication.problems).length === 0;
  const ready = complete && letsThrough(plan.publication.review, true);
  const done = plan !== null && isDone(plan.publication.review.onTheWay, ticked);
  const at = typedInstant(typed, timeZone);
  const wrong = unusable(at) ?? (problem?.fields?.at ? problem.message : null);
  const retype = (next: typeof typed) => {
    type(next);
    setProblem(null);
  };
  const schedule = async () => {
    if (!asking || !plan || !at || busy) return;
    const note = telling.answer(plan.publication);
    if (note === undefined) return;
    setBusy(true);
    setProblem(await onSchedule({ expectedVersion: asking.version, number: plan.number, at, ticked, note }));
    setBusy(false);
  };
  return (
    <Dialog
      open={asking !== null}
      onClose={onClose}
      wide
      finalFocus={finalFocus}
      title={plan && !ready ? "Not ready to be scheduled" : "Schedule exactly this version"}
      footer={
        <>
          <Button onClick={onClose}>{ready ? "Not yet" : "Go back"}</Button>
          {ready && (
            <Button
              look="primary"
              type="submit"
              form={form}
              disabled={busy || !at || wrong !== null || !done}
            >
              {busy ? "Scheduling…" : "Approve and schedule"}
            </Button>
          )}
        </>
      }
    >
      {!answer && <p role="status">Looking at what readers will get…</p>}
      {answer && !answer.ok && <Refused message={answer.problem.message} />}
      {plan && <InTheWay problems={plan.publication.problems} onFollow={onFollow} />}
      {complete && <ApprovalLine review={plan.publication.review} onTheWay />}
      {ready && (
        <>
          <form
            id={form}
            onSubmit={(event) => {
              event.preventDefault();
              void schedule();
            }}
          >
            <TimeFields
              typed={typed}
              timeZone={timeZone}
              errors={wrong ? [wrong] : undefined}
              onType={retype}
            />
          </form>
          <Checklist items={plan.publication.review.onTheWay} ticked={ticked} onTick={tick} />
          {problem && !problem.fields?.at && <Refused message={problem.message} />}
          <p className="border-t border-line pt-4">
            What goes out then is{" "}
            <a
              href={`/desk/stories/${story}/versions/${plan.number}`}
              target="_blank"
              className="font-semibold underline underline-offset-2"
              rel="noopener"
            >
              version {plan.number}
            </a>
            , saved {momentInWords(plan.savedAt, timeZone)} by {plan.savedBy}. What is written after this does
            not go out with it.
          </p>
          {asking?.of && asking.of.number !== plan.number && (
            <p>
              It takes the place of version {asking.of.number}, which waits for{" "}
              {momentInShort(asking.of.at, timeZone)}.
            </p>
          )}
          {asksWhatToTell(plan.publication) && (
            <TellReaders
              proposals={plan.publication.proposals ?? []}
              telling={telling}
              date="the date of that day"
            />
          )}
          <SaidBefore publication={plan.publication} timeZone={timeZone} />
          <WhatReadersGet
            headline={headline}
            publication={{
              ...plan.publication,
              date: plan.publication.date === "now" ? "when it goes out" : plan.publication.date,
            }}
          />
        </>
      )}
    </Dialog>
  );
}

export function Refused({ message }: { message: string }) {
  return (
    <Notice tone="danger" role="alert">
      <p>{message}</p>
    </Notice>
  );
}
