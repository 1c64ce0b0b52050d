import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { TextInput } from "#components/ui/controls.tsx";
import { Field } from "#components/ui/field.tsx";
import { slugify } from "#lib/stories/slug.ts";
import { Faults } from "./faults.tsx";
import type { DeskTag } from "./types.ts";
import type { ChangeInHand } from "./use-change.ts";

/** Another name and, if wanted, another address. */
export function RenameForm({ tag, change }: { tag: DeskTag; change: ChangeInHand }) {
  const [name, setName] = useState(tag.name);
  const [moves, setMoves] = useState(false);
  const [typed, setTyped] = useState<string | null>(null);
  const slug = moves ? (typed ?? slugify(name)) : tag.slug;
  const { busy } = change;
  const problem = change.problemOf("rename");
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    void change.look({ kind: "rename", tag: tag.id, name, slug });
  };
  return (
    <form onSubmit={submit} className="max-w-xl space-y-4" noValidate>
      <Field id="tag-name" label="Name" errors={problem?.fields?.name}>
        {(control) => (
          <TextInput
            {...control}
            autoComplete="off"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <div>
        <label className="flex min-h-10 cursor-pointer items-center gap-2.5 text-sm sm:min-h-8">
          <input
            type="checkbox"
            checked={moves}
            onChange={(event) => setMoves(event.target.checked)}
            className="size-4 shrink-0 accent-ink"
          />
          Change its address, too
        </label>
        <p className="text-[0.8125rem] text-quiet">
          {moves ? `/tags/${tag.slug} will lead to the new address for good.` : `It stays /tags/${tag.slug}.`}
        </p>
      </div>
      {moves && (
        <Field id="tag-slug" label="Address, after /tags/" errors={problem?.fields?.slug}>
          {(control) => (
            <TextInput
              {...control}
              autoComplete="off"
              spellCheck={false}
              value={slug}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </Field>
      )}
      <Faults problem={problem} fields={moves ? ["name", "slug"] : ["name"]} />
      <Button type="submit" look="primary" disabled={busy}>
        {busy ? "Looking…" : "Preview the new name"}
      </Button>
    </form>
  );
}
