import { Notice } from "#components/ui/notice.tsx";
import type { Problem } from "#lib/result.ts";

/** How an act of the page ended; faults of a field stand beside the field. */
export function Outcome({ problem, said }: { problem: Problem | null; said: string }) {
  return (
    <>
      {problem && !problem.fields && (
        <Notice tone="danger" role="alert">
          <p>{problem.message}</p>
        </Notice>
      )}
      <p role="status" className="text-sm font-medium text-good empty:hidden">
        {said}
      </p>
    </>
  );
}
