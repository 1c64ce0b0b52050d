"use client";

import { Button } from "#components/ui/button.tsx";
import type { Result } from "#lib/result.ts";
import { Outcome } from "../profile/outcome.tsx";
import { useAct } from "../profile/use-act.ts";

type Props = { upTo: number; readAll: (input: { upTo: number }) => Promise<Result<null>> };

/** Marks everything as read that was there when the page was made. */
export function ReadAll({ upTo, readAll }: Props) {
  const { busy, problem, act } = useAct();
  const read = async () => {
    const done = await act(() => readAll({ upTo }));
    if (done !== undefined) location.assign("/desk/notices");
  };
  return (
    <div className="space-y-2">
      <Button onClick={() => void read()} disabled={busy}>
        Mark all as read
      </Button>
      <Outcome problem={problem} said="" />
    </div>
  );
}
