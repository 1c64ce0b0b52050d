"use client";

import { useEffect, useId, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Select, TextArea } from "#components/ui/controls.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { Problem, Result } from "#lib/result.ts";
import type { ReviewQuestion } from "#lib/review/queries.ts";
import { unanswered } from "../saving/unanswered.ts";
import { Checklist, isDone } from "./checklist.tsx";
import { type StepName, stepMeaning, stepNames, stepTitle } from "./step-words.ts";

/** What somebody has answered; undefined where nothing was asked. */
export type StepAnswer = { ticked?: string[]; note?: string; assigneeId?: string | null };

type Props = {
  step: StepName | null;
  /** How many stories it is about. */
  count: number;
  /** Whose turn it is now. */
  assigneeId?: string | null;
  load: () => Promise<Result<ReviewQuestion>>;
  finalFocus?: () => HTMLElement | true;
  onClose: () => void;
  /** Gives what it was refused for, or null when it is done. */
  onAnswer: (answer: StepAnswer) => Promise<Problem | null>;
};

/** Asks what goes with a move: its checklist, whose turn it is then, what is to be changed. */
export function StepDialog({ step, count, assigneeId, load, finalFocus, onClose, onAnswer }: Props) {
  const id = useId();
  const [asked, setAsked] = useState<Result<ReviewQuestion> | null>(null);
  const [ticked, tick] = useState<string[]>([]);
  const [note, setNote] = useState("");
  const [person, setPerson] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [last, setLast] = useState<StepName>("submit");
  if (step && step !== last) setLast(step);

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once each time the dialog opens
  useEffect(() => {
    if (!step) return;
    let current = true;
    setAsked(null);
    setProblem(null);
    tick([]);
    setNote("");
    setPerson(step === "assign" ? (assigneeId ?? "") : "");
    load()
      .catch(unanswered)
      .then((value) => current && setAsked(value));
    return () => {
      current = false;
    };
  }, [step]);

  const question = asked?.ok ? asked.value : null;
  const shown = step ?? last;
  const checklist = shown === "submit" || shown === "approve" ? (question?.checklists[shown] ?? []) : [];
  const choosesPerson = shown === "submit" || shown === "assign";
  const people = (question?.people ?? []).filter(({ reviews }) => shown === "assign" || reviews);
  const answer = async () => {
    if (busy || !question) return;
    setBusy(true);
    const refused = await onAnswer({
      ...(checklist.length > 0 && { ticked }),
      ...(shown === "requestChanges" && { note }),
      ...(choosesPerson && { assigneeId: person || null }),
    });
    setProblem(refused);
    setBusy(false);
  };
  return (
    <Dialog
      open={step !== null}
      onClose={onClose}
      {...(finalFocus && { finalFocus })}
      title={stepTitle(shown, count)}
      footer={
        <>
          <Button onClick={onClose}>Not yet</Button>
          <Button
            look="primary"
            disabled={busy || !question || !isDone(checklist, ticked)}
            onClick={() => void answer()}
          >
            {busy ? "A moment…" : stepNames[shown]}
          </Button>
        </>
      }
    >
      <p>{stepMeaning(shown, count)}</p>
      {!asked && <p role="status">Looking at what is asked…</p>}
      {asked && !asked.ok && <Trouble problem={asked.problem} />}
      {question && <Checklist items={checklist} ticked={ticked} onTick={tick} />}
      {question && choosesPerson && (
        <Field
          id={`${id}-person`}
          label={shown === "submit" ? "Who should review it" : "Whose turn it is"}
          errors={problem?.fields?.assigneeId}
        >
          {(control) => (
            <Select {...control} value={person} onChange={(event) => setPerson(event.target.value)}>
              <option value="">{shown === "submit" ? "Any editor" : "Nobody in particular"}</option>
              {people.map(({ id: key, name }) => (
                <option key={key} value={key}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
      {question && shown === "requestChanges" && (
        <Field
          id={`${id}-note`}
          label="What is to be changed"
          hint="Optional. It stands in the story’s history, and whoever submitted it finds the story among what waits for them."
        >
          {(control) => (
            <TextArea
              {...control}
              rows={3}
              maxLength={2000}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          )}
        </Field>
      )}
      {problem && !problem.fields?.assigneeId && <Trouble problem={problem} />}
    </Dialog>
  );
}

function Trouble({ problem }: { problem: Problem }) {
  return (
    <Notice tone="danger" role="alert">
      <p>{problem.message}</p>
    </Notice>
  );
}
