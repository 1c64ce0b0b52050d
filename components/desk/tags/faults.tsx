import { Notice } from "#components/ui/notice.tsx";
import type { Problem } from "#lib/result.ts";

/** What stands against a change, where it belongs to none of the form's fields. */
export function Faults({ problem, fields = [] }: { problem: Problem | null; fields?: string[] }) {
  if (!problem || fields.some((field) => problem.fields?.[field])) return null;
  return (
    <Notice tone="danger" role="alert">
      <p>{problem.message}</p>
    </Notice>
  );
}
