import { useState } from "react";
import type { Problem } from "#lib/result.ts";
import { unreachable } from "../profile/types.ts";
import type { Preview, TagActions, TagChange, Target } from "./types.ts";

export type Asked = { change: TagChange; preview: Preview };

/** First what a change would do, then the change; when something changed in between, what it would do now. */
export function useChange(
  actions: Pick<TagActions, "preview" | "carryOut">,
  onDone: (asked: Asked, targets: Target[]) => void,
) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<{ kind: TagChange["kind"]; problem: Problem } | null>(null);

  const look = async (change: TagChange, after: Problem | null = null) => {
    setBusy(true);
    const answer = await actions.preview(change).catch(() => null);
    setBusy(false);
    const problem = answer?.ok ? after : (answer?.problem ?? unreachable);
    setTrouble(problem && { kind: change.kind, problem });
    setAsked(answer?.ok ? { change, preview: answer.value } : null);
  };
  const carryOut = async () => {
    if (!asked) return;
    setBusy(true);
    setTrouble(null);
    const { change, preview } = asked;
    const answer = await actions.carryOut({ change, state: preview.state }).catch(() => null);
    setBusy(false);
    if (answer?.ok) {
      setAsked(null);
      onDone(asked, answer.value);
    } else if (answer?.problem.code === "stale") {
      await look(change, answer.problem);
    } else {
      setTrouble({ kind: change.kind, problem: answer?.problem ?? unreachable });
    }
  };
  const back = () => {
    setAsked(null);
    setTrouble(null);
  };
  /** What stands against the change that was asked for last, if it is of this kind. */
  const problemOf = (kind: TagChange["kind"]) => (trouble?.kind === kind ? trouble.problem : null);
  return { asked, busy, problemOf, look, carryOut, back };
}

export type ChangeInHand = ReturnType<typeof useChange>;
