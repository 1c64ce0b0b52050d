"use client";

import { Trash2 } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { removePicture } from "./requests.ts";

/** Takes a picture that no story has out of the library, after asking. */
export function Deletion({ id, used }: { id: number; used: boolean }) {
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  if (used) {
    return <p className="text-sm text-quiet">A picture that a version of a story has is kept with it.</p>;
  }
  const confirm = async () => {
    setBusy(true);
    const answer = await removePicture(id);
    setBusy(false);
    if (answer.ok) location.assign("/desk/pictures");
    else setProblem(answer.problem.message);
  };
  return (
    <>
      <Button look="danger" onClick={() => setAsking(true)}>
        <Trash2 aria-hidden className="size-4" />
        Delete…
      </Button>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title="Delete this picture?"
        footer={
          <>
            <Button onClick={() => setAsking(false)}>Keep it</Button>
            <Button look="danger" disabled={busy} onClick={() => void confirm()}>
              Delete now
            </Button>
          </>
        }
      >
        <p>No story has it. Its files are removed, and nobody can bring them back.</p>
        {problem && (
          <p role="alert" className="font-medium text-danger">
            {problem}
          </p>
        )}
      </Dialog>
    </>
  );
}
