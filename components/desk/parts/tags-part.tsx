"use client";

import { ArrowLeft, ArrowRight, X } from "lucide-react";
import { memo, useEffect, useRef, useState } from "react";
import { IconButton } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { maxTags } from "#lib/stories/schema.ts";
import { fieldId, moved, without } from "../draft.ts";
import { type Fields, noErrors } from "../errors.ts";
import { TagInput } from "./tag-input.tsx";
import { hasTag } from "./tag-names.ts";
import { type SuggestTags, TagSuggestions } from "./tag-suggestions.tsx";

type Props = {
  tags: string[];
  known: string[];
  errors: Fields;
  suggest: SuggestTags;
  onTags: (tags: string[]) => void;
};

const id = fieldId("tags");

export const TagsPart = memo(function TagsPart({ tags, known, errors, suggest, onTags }: Props) {
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

  const add = (names: string[]) => {
    const fresh = names.filter((name) => !hasTag(tags, name));
    if (fresh.length === 0) return;
    onTags([...tags, ...fresh.map((name) => known.find((each) => hasTag([each], name)) ?? name)]);
    say(`Added ${fresh.join(", ")}.`);
  };
  const removeLast = () => {
    onTags(tags.slice(0, -1));
    say(`Removed ${tags.at(-1)}.`);
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
        hint="One to eight, the most telling first. Enter or a comma adds one; a new name makes a new tag."
        aside={<span className="text-xs text-quiet tabular-nums">{`${tags.length} of ${maxTags}`}</span>}
        errors={wrong.length > 0 ? wrong : undefined}
      >
        {(control) => (
          <TagInput control={control} tags={tags} known={known} onAdd={add} onRemoveLast={removeLast} />
        )}
      </Field>
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
      <TagSuggestions
        suggest={suggest}
        tags={tags}
        full={tags.length >= maxTags}
        onAdd={(name) => add([name])}
      />
      <p role="status" className="sr-only">
        {said}
      </p>
    </div>
  );
});
