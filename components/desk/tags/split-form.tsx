import { Plus, X } from "lucide-react";
import { useState } from "react";
import { Button, IconButton } from "#components/ui/button.tsx";
import { Select, TextInput } from "#components/ui/controls.tsx";
import { Field } from "#components/ui/field.tsx";
import { maxTags } from "#lib/stories/schema.ts";
import { Faults } from "./faults.tsx";
import { SplitStories } from "./split-stories.tsx";
import type { DeskTag, StoriesPage, TagActions } from "./types.ts";
import type { ChangeInHand } from "./use-change.ts";

type Props = { tag: DeskTag; borne: StoriesPage; find: TagActions["stories"]; change: ChangeInHand };

/** Two or more tags instead of one, and which of them each story gets. */
export function SplitForm({ tag, borne, find, change }: Props) {
  const [names, setNames] = useState([tag.name, ""]);
  const [others, setOthers] = useState([0]);
  const [own, setOwn] = useState<Map<number, number[]>>(new Map());
  const [heir, setHeir] = useState(0);
  const { busy } = change;
  const problem = change.problemOf("split");

  const removeName = (at: number) => {
    const shifted = (places: number[]) =>
      places.filter((place) => place !== at).map((place) => (place > at ? place - 1 : place));
    setNames(names.filter((_, place) => place !== at));
    setOthers(shifted(others));
    setOwn(new Map([...own].map(([id, places]) => [id, shifted(places)])));
    setHeir(Math.max(0, heir > at ? heir - 1 : heir === at ? 0 : heir));
  };
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    const stories = [...own].map(([id, to]) => ({ id, to }));
    void change.look({ kind: "split", tag: tag.id, into: names, heir, others, stories });
  };
  const stays = names.some((name) => name.trim().toLowerCase() === tag.name.toLowerCase());
  const shown = names.map((name, place) => name.trim() || `Tag ${place + 1}`);
  return (
    <form onSubmit={submit} className="space-y-7" noValidate>
      <fieldset className="max-w-xl space-y-2">
        <legend className="mb-1 text-base font-bold">1. Into which tags</legend>
        <p className="pb-1 text-sm text-quiet">
          New names make new tags. “{tag.name}” goes on if it stays among them.
        </p>
        {names.map((name, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: every field is controlled
          <div key={`name-${place + 1}`} className="flex items-start gap-1">
            <Field
              id={`split-${place}`}
              label={`Tag ${place + 1}`}
              labelHidden
              className="flex-1"
              errors={place === names.length - 1 ? problem?.fields?.into : undefined}
            >
              {(control) => (
                <TextInput
                  {...control}
                  autoComplete="off"
                  placeholder={`Tag ${place + 1}`}
                  value={name}
                  onChange={(event) => setNames(names.with(place, event.target.value))}
                />
              )}
            </Field>
            {names.length > 2 && (
              <IconButton name={`Leave tag ${place + 1} out`} onClick={() => removeName(place)}>
                <X aria-hidden className="size-4" />
              </IconButton>
            )}
          </div>
        ))}
        {names.length < maxTags && (
          <Button look="quiet" onClick={() => setNames([...names, ""])}>
            <Plus aria-hidden className="size-4" />
            Another tag
          </Button>
        )}
      </fieldset>
      <SplitStories
        tag={tag.id}
        borne={borne}
        find={find}
        names={shown}
        others={others}
        own={own}
        onOthers={setOthers}
        onOwn={setOwn}
      />
      {!stays && (
        <fieldset className="max-w-xl">
          <legend className="mb-1 text-base font-bold">3. Where its address leads</legend>
          <Field
            id="split-heir"
            label={`/tags/${tag.slug} and the old name lead to`}
            hint="There can be one place only."
          >
            {(control) => (
              <Select {...control} value={heir} onChange={(event) => setHeir(Number(event.target.value))}>
                {shown.map((name, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: every field is controlled
                  <option key={`heir-${place + 1}`} value={place}>
                    {name}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        </fieldset>
      )}
      <div className="max-w-xl space-y-4">
        <Faults problem={problem} fields={["into"]} />
        <Button type="submit" look="primary" disabled={busy}>
          {busy ? "Looking…" : "Preview the split"}
        </Button>
      </div>
    </form>
  );
}
