"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { Problem, Result } from "#lib/result.ts";
import type { BulkOutcome } from "#lib/review/commands.ts";
import type { ReviewQuestion } from "#lib/review/queries.ts";
import { unanswered } from "../saving/unanswered.ts";
import type { Expected } from "../types.ts";
import { MoveOne } from "./card-menu.tsx";
import { type StepAnswer, StepDialog } from "./step-dialog.tsx";
import { type StepName, stepNames } from "./step-words.ts";

export type ChosenActions = {
  question: (stories: number[]) => Promise<Result<ReviewQuestion>>;
  moveChosen: (input: StepAnswer & { stories: Expected[]; move: StepName }) => Promise<Result<BulkOutcome[]>>;
};

type Story = Expected & { headline: string };

type Props = {
  actions: ChosenActions;
  /** What this person may do with some story at least; the server decides about each. */
  steps: StepName[];
  children: ReactNode;
};

/**
 * Around stories with a box each (`Choose`), or a menu (`CardMenu`): what can be done with the chosen ones or with that one,
 * and what came of it.
 */
export function Chosen({ actions, steps, children }: Props) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const said = useRef<HTMLDivElement>(null);
  const moved = useRef(false);
  const [chosen, choose] = useState<Story[]>([]);
  /** Which ones the dialog asks about. */
  const [about, setAbout] = useState<Story[]>([]);
  const [step, setStep] = useState<StepName | null>(null);
  const [left, setLeft] = useState<{
    done: number;
    step: StepName;
    kept: (Story & { why: string })[];
  } | null>(null);
  useEffect(() => {
    if (left) said.current?.scrollIntoView({ block: "center" });
  }, [left]);
  const ask = useCallback((stories: Story[], next: StepName) => {
    moved.current = false;
    setAbout(stories);
    setStep(next);
  }, []);
  const askOne = useCallback((story: Story, next: StepName) => ask([story], next), [ask]);
  const look = () => choose(chosenIn(form.current));
  const clear = () => {
    form.current?.reset();
    choose([]);
  };
  const move = async (answer: StepAnswer): Promise<Problem | null> => {
    if (!step) return null;
    const stories = about.map(({ id, expectedVersion }) => ({ id, expectedVersion }));
    const result = await actions.moveChosen({ ...answer, stories, move: step }).catch(unanswered);
    if (!result.ok) return result.problem;
    const kept = about.flatMap((story) => {
      const problem = result.value.find(({ id }) => id === story.id)?.problem;
      return problem ? [{ ...story, why: problem.message }] : [];
    });
    router.refresh();
    // Of one story the dialog itself says why not.
    const [first] = result.value;
    if (about.length === 1 && first?.problem) return first.problem;
    setLeft({ done: about.length - kept.length, step, kept });
    moved.current = true;
    setStep(null);
    clear();
    return null;
  };
  return (
    <form ref={form} onChange={look} onSubmit={(event) => event.preventDefault()}>
      <div ref={said} tabIndex={-1} role="status" className="outline-none">
        {left && <Left {...left} />}
      </div>
      <MoveOne value={askOne}>{children}</MoveOne>
      {chosen.length > 0 && (
        <section
          aria-label="Chosen stories"
          className="sticky bottom-0 z-10 -mx-4 mt-4 items-center gap-2 border-t border-edge bg-surface px-4 py-2.5 sm:mx-0 sm:flex sm:rounded-xs sm:border sm:shadow-lg"
        >
          <p role="status" className="mr-auto text-sm font-semibold max-sm:mb-2">
            {chosen.length === 1 ? "1 story chosen" : `${chosen.length} stories chosen`}
          </p>
          <div className="flex gap-2 max-sm:-mx-4 max-sm:overflow-x-auto max-sm:px-4 max-sm:pb-0.5 max-sm:[scrollbar-width:none] sm:flex-wrap sm:justify-end">
            {steps.map((name) => (
              <Button key={name} className="shrink-0" onClick={() => ask(chosen, name)}>
                {stepNames[name]}…
              </Button>
            ))}
            <Button look="quiet" className="shrink-0" onClick={clear}>
              Choose none
            </Button>
          </div>
        </section>
      )}
      <StepDialog
        step={step}
        count={about.length}
        load={() => actions.question(about.map(({ id }) => id))}
        finalFocus={() => (moved.current ? (said.current ?? true) : true)}
        onClose={() => setStep(null)}
        onAnswer={move}
      />
    </form>
  );
}

function Left({ done, step, kept }: { done: number; step: StepName; kept: (Story & { why: string })[] }) {
  const count = done === 1 ? "1 story" : `${done} stories`;
  return (
    <Notice
      tone={kept.length > 0 ? "warning" : "good"}
      title={done === 0 ? `${stepNames[step]}: nothing was done` : `${stepNames[step]}: done with ${count}`}
      className="mb-4"
    >
      {kept.length > 0 && (
        <ul className="space-y-1">
          {kept.map(({ id, headline, why }) => (
            <li key={id}>
              <a href={`/desk/stories/${id}`} className="font-semibold text-ink">
                {headline}
              </a>
              : {why}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}

function chosenIn(form: HTMLFormElement | null): Story[] {
  const boxes = form?.querySelectorAll<HTMLInputElement>("input[name=story]:checked") ?? [];
  return [...boxes].map(({ value, dataset }) => {
    const [id, expectedVersion] = value.split(":").map(Number);
    return { id: id ?? 0, expectedVersion: expectedVersion ?? 0, headline: dataset.headline ?? "" };
  });
}
