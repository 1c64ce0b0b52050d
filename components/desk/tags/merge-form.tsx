import { X } from "lucide-react";
import { useState } from "react";
import { Button, IconButton } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { TagInput } from "../parts/tag-input.tsx";
import { hasTag } from "../parts/tag-names.ts";
import { Faults } from "./faults.tsx";
import type { DeskTag, Target } from "./types.ts";
import type { ChangeInHand } from "./use-change.ts";

/** Other tags that become this one. */
export function MergeForm({ tag, others, change }: { tag: DeskTag; others: Target[]; change: ChangeInHand }) {
  const [names, setNames] = useState<string[]>([]);
  const [unknown, setUnknown] = useState("");
  const [said, say] = useState("");
  const { busy } = change;
  const problem = change.problemOf("merge");
  const known = others.map(({ name }) => name);

  const add = (typed: string[]) => {
    const found = typed.flatMap((name) => known.find((each) => hasTag([each], name)) ?? []);
    const fresh = found.filter((name) => !names.includes(name));
    setNames([...names, ...fresh]);
    setUnknown(typed.find((name) => !hasTag(known, name)) ?? "");
    if (fresh.length > 0) say(`Added ${fresh.join(", ")}.`);
  };
  const remove = (name: string) => {
    setNames(names.filter((each) => each !== name));
    say(`Removed ${name}.`);
    document.getElementById("tag-merged")?.focus();
  };
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    const tags = others.flatMap(({ id, name }) => (id !== null && names.includes(name) ? [id] : []));
    void change.look({ kind: "merge", tags, into: tag.id });
  };
  const wrong = unknown ? [`There is no tag “${unknown}”.`] : problem?.fields?.into;
  return (
    <form onSubmit={submit} className="max-w-xl space-y-4" noValidate>
      <Field
        id="tag-merged"
        label={`Tags to merge into “${tag.name}”`}
        hint="Their stories get this tag instead, and their addresses lead here."
        errors={wrong}
      >
        {(control) => (
          <TagInput
            control={control}
            tags={names}
            known={known}
            create={false}
            onAdd={add}
            onRemoveLast={() => remove(names.at(-1) ?? "")}
          />
        )}
      </Field>
      {names.length > 0 && (
        <ul aria-label="Tags to merge" className="flex flex-wrap gap-2">
          {names.map((name) => (
            <li
              key={name}
              className="flex max-w-full items-center rounded-xs border border-edge bg-surface pl-2.5 text-sm"
            >
              <span className="min-w-0 truncate">{name}</span>
              <IconButton name={`Leave ${name} out`} onClick={() => remove(name)}>
                <X aria-hidden className="size-4" />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <p role="status" className="sr-only">
        {said}
      </p>
      <Faults problem={problem} fields={["into"]} />
      <Button type="submit" look="primary" disabled={busy}>
        {busy ? "Looking…" : "Preview the merge"}
      </Button>
    </form>
  );
}
