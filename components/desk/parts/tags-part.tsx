"use client";

import { ArrowLeft, ArrowRight, X } from "lucide-react";
import { memo, useEffect, useRef, useState } from "react";
import { Button, IconButton } from "#components/ui/button.tsx";
import { TextInput } from "#components/ui/controls.tsx";
import { Field } from "#components/ui/field.tsx";
import { maxTags } from "#lib/stories/schema.ts";
import { fieldId, moved, without } from "../draft.ts";
import { type Fields, noErrors } from "../errors.ts";

type Props = { tags: string[]; known: string[]; errors: Fields; onTags: (tags: string[]) => void };

const id = fieldId("tags");

export const TagsPart = memo(function TagsPart({ tags, known, errors, onTags }: Props) {
  const [typed, setTyped] = useState("");
  const [said, say] = useState("");
  const focusNext = useRef<string | null>(null);
  const own = Object.entries(errors === noErrors ? {} : errors).filter(([path]) => path.startsWith("tags."));
  const wrong = [...(errors.tags ?? []), ...own.flatMap(([, messages]) => messages)];

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the tags have changed on the page
  useEffect(() => {
    const wanted = focusNext.current;
    focusNext.current = null;
    if (wanted) document.getElementById(wanted)?.focus();
  }, [tags]);

  const add = () => {
    const names = namesIn(typed);
    const fresh = names.filter((name, i) => names.indexOf(name) === i && !has(tags, name));
    setTyped("");
    if (fresh.length === 0) return;
    onTags([...tags, ...fresh.map((name) => known.find((each) => has([each], name)) ?? name)]);
    say(`Added ${fresh.join(", ")}.`);
  };
  const place = (from: number, to: number, button: "left" | "right") => {
    onTags(moved(tags, from, to));
    const atEnd = button === "left" ? to === 0 : to === tags.length - 1;
    focusNext.current = `${id}-${to}-${atEnd ? (button === "left" ? "right" : "left") : button}`;
    say(`Moved ${tags[from]} to place ${to + 1} of ${tags.length}.`);
  };
  const remove = (index: number) => {
    onTags(without(tags, index));
    focusNext.current = tags.length === 1 ? id : `${id}-${Math.min(index, tags.length - 2)}-remove`;
    say(`Removed ${tags[index]}.`);
  };

  return (
    <div>
      <Field
        id={id}
        label="Tags"
        hint="One to eight, the most telling first. Known tags are offered; a new name makes a new tag."
        aside={<span className="text-xs text-quiet tabular-nums">{`${tags.length} of ${maxTags}`}</span>}
        errors={wrong.length > 0 ? wrong : undefined}
      >
        {(control) => (
          <div className="flex gap-2">
            <TextInput
              {...control}
              list={`${id}-known`}
              value={typed}
              autoComplete="off"
              onChange={(event) => setTyped(event.target.value)}
              onBlur={add}
              onKeyDown={(event) => {
                if ((event.ctrlKey || event.metaKey) && event.key === "s") add();
                if (event.key !== "Enter" && event.key !== ",") return;
                event.preventDefault();
                add();
              }}
            />
            <Button onClick={add} disabled={typed.trim() === ""}>
              Add tag
            </Button>
          </div>
        )}
      </Field>
      <datalist id={`${id}-known`}>
        {known
          .filter((name) => !has(tags, name))
          .map((name) => (
            <option key={name} value={name} />
          ))}
      </datalist>
      {tags.length > 0 && (
        <ul aria-label="Tags of this story" className="mt-2 flex flex-wrap gap-2">
          {tags.map((tag, index) => (
            <li
              key={tag}
              className="flex max-w-full items-center rounded-xs border border-edge bg-surface pl-2.5 text-sm text-ink"
            >
              <span className="mr-1 min-w-0 truncate">{tag}</span>
              <IconButton
                id={`${id}-${index}-left`}
                name={`Move tag ${tag} earlier`}
                disabled={index === 0}
                onClick={() => place(index, index - 1, "left")}
              >
                <ArrowLeft aria-hidden className="size-3.5" />
              </IconButton>
              <IconButton
                id={`${id}-${index}-right`}
                name={`Move tag ${tag} later`}
                disabled={index === tags.length - 1}
                onClick={() => place(index, index + 1, "right")}
              >
                <ArrowRight aria-hidden className="size-3.5" />
              </IconButton>
              <IconButton
                id={`${id}-${index}-remove`}
                name={`Remove tag ${tag}`}
                onClick={() => remove(index)}
              >
                <X aria-hidden className="size-4" />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <p role="status" className="sr-only">
        {said}
      </p>
    </div>
  );
});

/** What was typed or pasted: "AI, LLM" and "#Healthcare AI#LLM" are two tags each. */
function namesIn(text: string): string[] {
  const marked = text.trimStart().startsWith("#") ? text.split(/[,#]/) : text.split(",");
  return marked.map((name) => name.replace(/\s+/g, " ").trim()).filter(Boolean);
}

function has(tags: string[], name: string): boolean {
  return tags.some((tag) => tag.toLowerCase() === name.toLowerCase());
}
