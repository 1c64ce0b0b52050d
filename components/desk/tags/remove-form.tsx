import { Button } from "#components/ui/button.tsx";
import { Faults } from "./faults.tsx";
import type { DeskTag } from "./types.ts";
import type { ChangeInHand } from "./use-change.ts";

/** For a tag that no story bears any more. */
export function RemoveForm({ tag, change }: { tag: DeskTag; change: ChangeInHand }) {
  const { busy } = change;
  const problem = change.problemOf("remove");
  return (
    <div className="max-w-xl space-y-4">
      <p className="text-sm text-quiet">
        No story bears it. It is no longer offered then; earlier versions of stories keep it, and giving a
        story a tag of this name brings it back.
      </p>
      <Faults problem={problem} />
      <Button look="danger" disabled={busy} onClick={() => void change.look({ kind: "remove", tag: tag.id })}>
        {busy ? "Looking…" : "Remove this tag…"}
      </Button>
    </div>
  );
}
