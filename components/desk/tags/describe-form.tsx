import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { TextArea } from "#components/ui/controls.tsx";
import { Field } from "#components/ui/field.tsx";
import type { Problem } from "#lib/result.ts";
import { longestDescription } from "#lib/tags/plan.ts";
import { unreachable } from "../profile/types.ts";
import { Faults } from "./faults.tsx";
import type { TagActions } from "./types.ts";

type Props = { tag: { id: number; description: string }; save: TagActions["describe"] };

/** What readers are told at the head of the tag's page. Nothing else changes, so there is no preview. */
export function DescribeForm({ tag, save }: Props) {
  const [stored, setStored] = useState(tag.description);
  const [text, setText] = useState(tag.description);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const [said, say] = useState("");

  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    setBusy(true);
    say("");
    const answer = await save({ tag: tag.id, description: text, before: stored }).catch(() => null);
    setBusy(false);
    if (answer?.ok) {
      setProblem(null);
      setStored(answer.value);
      setText(answer.value);
      say(answer.value === "" ? "Saved: the page has no description." : "Saved: readers see it now.");
    } else {
      setProblem(answer?.problem ?? unreachable);
      if (typeof answer?.problem.current === "string") setStored(answer.problem.current);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="max-w-xl space-y-4" noValidate>
      <Field
        id="tag-description"
        label="Description"
        hint="What this subject is, in a sentence or two, at the head of its page. Markdown, with links."
        aside={
          <span className="text-xs text-quiet tabular-nums">{`${text.length} of ${longestDescription}`}</span>
        }
        errors={problem?.fields?.description}
      >
        {(control) => (
          <TextArea
            {...control}
            rows={4}
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              say("");
            }}
          />
        )}
      </Field>
      <Faults problem={problem} fields={["description"]} />
      {problem?.code === "stale" && (
        <blockquote className="border-l-[3px] border-edge pl-3 text-sm break-words whitespace-pre-wrap text-quiet">
          {stored || "They left it empty."}
        </blockquote>
      )}
      <p className="flex flex-wrap items-center gap-3">
        <Button type="submit" look="primary" disabled={busy || text.trim() === stored}>
          {busy ? "Saving…" : "Save the description"}
        </Button>
        <span role="status" className="text-sm text-quiet">
          {said}
        </span>
      </p>
    </form>
  );
}
