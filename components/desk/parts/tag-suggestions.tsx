"use client";

import { Plus, Tags } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import type { TagSuggestion } from "#lib/tags/suggestion.ts";
import { hasTag } from "./tag-names.ts";

/** Tags for the text as it stands in the form; throws with a sentence for the person when there is no answer. */
export type SuggestTags = () => Promise<TagSuggestion[]>;

type Props = { suggest: SuggestTags; tags: string[]; full: boolean; onAdd: (name: string) => void };

/** Asked for, since the text that they are read from changes all the time; each is added by one press. */
export function TagSuggestions({ suggest, tags, full, onAdd }: Props) {
  const [found, setFound] = useState<TagSuggestion[] | null>(null);
  const [state, setState] = useState<"idle" | "looking" | "failed">("idle");
  const again = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const open = (found ?? []).filter(({ name }) => !hasTag(tags, name));

  const look = async () => {
    if (state === "looking") return;
    setState("looking");
    const answer = await suggest().catch(() => null);
    if (answer) setFound(answer);
    setState(answer ? "idle" : "failed");
  };
  const add = (name: string, place: number) => {
    const rest = open.filter((each) => each.name !== name);
    const next = rest[Math.min(place, rest.length - 1)];
    onAdd(name);
    const buttons = [...(list.current?.querySelectorAll("button") ?? [])];
    const heir = next && buttons.find((button) => button.dataset.tag === next.name);
    (heir ?? again.current)?.focus();
  };
  return (
    <div className="mt-3">
      <Button ref={again} onClick={() => void look()} aria-disabled={state === "looking" || undefined}>
        <Tags aria-hidden className="size-3.5" />
        {found ? "Suggest again" : "Suggest tags from the text"}
      </Button>
      <p role="status" className="mt-1.5 text-sm text-quiet empty:hidden">
        {state === "looking"
          ? "Reading the text…"
          : state === "failed"
            ? "There is no answer just now; your text is safe. Try again."
            : found !== null && open.length === 0
              ? found.length > 0
                ? "All suggested tags are added."
                : "Nothing comes to mind: no published story is near this text yet, and it names no tag."
              : found !== null
                ? `${open.length === 1 ? "One tag" : `${open.length} tags`} suggested.`
                : ""}
      </p>
      {open.length > 0 && (
        <ul ref={list} aria-label="Suggested tags" className="mt-1.5 border-t border-line">
          {open.map(({ name, reason }, place) => (
            <li key={name} className="border-b border-line">
              <button
                type="button"
                data-tag={name}
                disabled={full}
                onClick={() => add(name, place)}
                className="flex w-full cursor-pointer flex-wrap items-baseline gap-x-3 px-1 py-2 text-left text-sm hover:bg-raised disabled:cursor-not-allowed disabled:opacity-60 sm:py-1.5"
              >
                <span className="flex min-w-0 items-center gap-1.5 font-semibold text-ink">
                  <Plus aria-hidden className="size-3.5 shrink-0" />
                  <span className="min-w-0 break-words">
                    <span className="sr-only">Add the tag </span>
                    {name}
                  </span>
                </span>
                <span className="text-xs text-quiet">{reason}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
