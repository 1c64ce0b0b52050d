"use client";

import { MailPlus } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import type { Result } from "#lib/result.ts";
import { Outcome } from "../profile/outcome.tsx";
import { useAct } from "../profile/use-act.ts";

type Props = { make: (input: Record<string, never>) => Promise<Result<{ id: number }>> };

/** Begins an edition and goes there. */
export function NewEdition({ make }: Props) {
  const { busy, problem, act } = useAct();
  const begin = async () => {
    const made = await act(() => make({}));
    if (made) location.assign(`/desk/editions/${made.id}`);
  };
  return (
    <>
      <Button look="primary" disabled={busy} onClick={() => void begin()}>
        <MailPlus aria-hidden className="size-4" />
        New edition
      </Button>
      <Outcome problem={problem} said="" />
    </>
  );
}
