"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { TextArea, TextInput } from "#components/ui/controls.tsx";
import { Field, FieldErrors } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { useReady } from "#components/ui/ready.ts";
import type { Problem, Result } from "#lib/result.ts";
import { longestNote, type Verdict, verdictNames, verdicts, verdictWords } from "#lib/takes/verdict.ts";
import { unreachable } from "../profile/types.ts";

type Judge = (input: {
  story: number;
  version: number;
  verdict: string;
  note: string;
  url: string;
}) => Promise<Result<{ version: number }>>;

type Withdraw = (input: {
  story: number;
  version: number;
  reason: string;
}) => Promise<Result<{ version: number }>>;

type Props = {
  take: { story: number; version: number; verdict: Verdict | null; note: string; url: string };
  actions: { judge: Judge; withdraw: Withdraw };
};

/** What became of a claim, in a word, a sentence or two and a link; given once, and corrected where it was wrong. */
export function VerdictForm({ take, actions }: Props) {
  const router = useRouter();
  const ready = useReady();
  const [verdict, setVerdict] = useState<Verdict | "">(take.verdict ?? "");
  const [note, setNote] = useState(take.note);
  const [url, setUrl] = useState(take.url);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const [said, say] = useState("");
  const given = take.verdict !== null;

  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    setBusy(true);
    say("");
    const { story, version } = take;
    const answer = await actions.judge({ story, version, verdict, note, url }).catch(() => null);
    setBusy(false);
    setProblem(answer?.ok ? null : (answer?.problem ?? unreachable));
    if (answer?.ok) say("Saved. Readers see it now.");
    if (answer?.ok || answer?.problem.code === "stale") router.refresh();
  };
  const errors = problem?.fields ?? {};
  const withdrawn = () => {
    setVerdict("");
    setNote("");
    setUrl("");
    setProblem(null);
    say("Withdrawn. The claim is open again.");
  };
  return (
    <div className="max-w-xl space-y-5">
      <form onSubmit={(event) => void submit(event)} noValidate>
        <fieldset disabled={!ready} className="space-y-5">
          <legend className="sr-only">The verdict</legend>
          <fieldset aria-describedby={errors.verdict ? "verdict-error" : undefined}>
            <legend className="mb-1.5 text-sm font-semibold text-ink">What became of it?</legend>
            <div className="space-y-1.5">
              {verdicts.map((each) => (
                <label
                  key={each}
                  className="flex cursor-pointer items-baseline gap-2.5 rounded-xs border border-edge bg-surface px-3 py-2 has-checked:border-ink has-checked:bg-raised"
                >
                  <input
                    type="radio"
                    name="verdict"
                    value={each}
                    checked={verdict === each}
                    onChange={() => setVerdict(each)}
                    className="accent-ink"
                  />
                  <span>
                    <b className="font-semibold">{verdictNames[each]}</b>{" "}
                    <span className="text-sm text-quiet">{verdictWords[each]}</span>
                  </span>
                </label>
              ))}
            </div>
            {errors.verdict && <FieldErrors id="verdict-error" errors={errors.verdict} />}
          </fieldset>
          <Field
            id="verdict-note"
            label="What happened"
            hint="A sentence or two for readers, in plain text."
            errors={errors.note}
            aside={
              <span className="text-xs text-quiet tabular-nums">{`${note.length} of ${longestNote}`}</span>
            }
          >
            {(control) => (
              <TextArea
                {...control}
                rows={3}
                value={note}
                onChange={(event) => setNote(event.target.value)}
              />
            )}
          </Field>
          <Field
            id="verdict-url"
            label="What shows it"
            hint="A link to a source, if there is one."
            errors={errors.url}
          >
            {(control) => (
              <TextInput
                {...control}
                type="url"
                inputMode="url"
                value={url}
                placeholder="https://"
                onChange={(event) => setUrl(event.target.value)}
              />
            )}
          </Field>
          {problem && !problem.fields && (
            <Notice tone="danger" role="alert">
              <p>{problem.message}</p>
            </Notice>
          )}
          <p className="flex flex-wrap items-center gap-3">
            <Button type="submit" look="primary" disabled={busy}>
              {busy ? "Saving…" : given ? "Correct the verdict" : "Give the verdict"}
            </Button>
            <span role="status" className="text-sm text-quiet">
              {said}
            </span>
          </p>
        </fieldset>
      </form>
      {given && <WithdrawForm take={take} withdraw={actions.withdraw} onWithdrawn={withdrawn} />}
    </div>
  );
}

/** Takes back a verdict that should not have been given at all. */
function WithdrawForm({
  take,
  withdraw,
  onWithdrawn,
}: {
  take: Props["take"];
  withdraw: Withdraw;
  onWithdrawn: () => void;
}) {
  const router = useRouter();
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const answer = await withdraw({ story: take.story, version: take.version, reason }).catch(() => null);
    setBusy(false);
    setProblem(answer?.ok ? null : (answer?.problem ?? unreachable));
    if (answer?.ok) onWithdrawn();
    if (answer?.ok || answer?.problem.code === "stale") router.refresh();
  };
  return (
    <details>
      <summary className="w-fit cursor-pointer py-1.5 text-sm font-medium">Withdraw the verdict</summary>
      <form onSubmit={(event) => void submit(event)} className="mt-3 space-y-4" noValidate>
        <Field
          id="withdraw-reason"
          label="Why"
          hint="The claim is open again. The verdict and this reason stay in the history."
          errors={problem?.fields?.reason}
        >
          {(control) => (
            <TextInput {...control} value={reason} onChange={(event) => setReason(event.target.value)} />
          )}
        </Field>
        {problem && !problem.fields && (
          <Notice tone="danger" role="alert">
            <p>{problem.message}</p>
          </Notice>
        )}
        <Button type="submit" look="danger" disabled={busy}>
          Withdraw
        </Button>
      </form>
    </details>
  );
}
