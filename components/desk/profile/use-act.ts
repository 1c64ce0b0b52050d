import { useState } from "react";
import type { Problem, Result } from "#lib/result.ts";
import { unreachable } from "./types.ts";

/** One act at a time, what stood in its way, and what to say when it is done. */
export function useAct() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [said, setSaid] = useState("");

  const act = async <T>(work: () => Promise<Result<T>>, words = ""): Promise<T | undefined> => {
    setBusy(true);
    setProblem(null);
    setSaid("");
    const answer = await work().catch(() => null);
    setBusy(false);
    if (!answer?.ok) {
      setProblem(answer?.problem ?? unreachable);
      return undefined;
    }
    setSaid(words);
    return answer.value;
  };

  return { busy, problem, said, act };
}
