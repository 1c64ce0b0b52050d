"use client";

import { type KeyboardEvent, useState } from "react";
import { TextInput } from "#components/ui/controls.tsx";
import type { ControlProps } from "#components/ui/field.tsx";
import { Pieces, SnippetLine } from "../pieces.tsx";
import type { StoryOption } from "../types.ts";
import { type FindStories, useStorySearch } from "./use-story-search.ts";

type Props = {
  control: ControlProps;
  find: FindStories;
  /** Slugs that make no sense here: this story's own, or those that were chosen already. */
  except: string[];
  placeholder?: string;
  onPick: (story: StoryOption) => void;
};

/** Finds a story by its words and hands it on; the field is empty again afterwards. */
export function StoryPicker({ control, find, except, placeholder = "Words of it", onPick }: Props) {
  const { typed, setTyped, found, state } = useStorySearch(find);
  const [active, setActive] = useState(0);
  const [closed, close] = useState(false);
  const { id } = control;
  const offered = found.filter(({ slug }) => !except.includes(slug));
  const open = typed.trim() !== "" && !closed;
  const listed = open && offered.length > 0;
  const highlighted = open ? offered[Math.min(active, offered.length - 1)] : undefined;

  const pick = (story: StoryOption) => {
    onPick(story);
    setTyped("");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && offered.length > 0)
      setActive((at) => (Math.min(at, offered.length - 1) + step + offered.length) % offered.length);
    else if (event.key === "Enter" && highlighted) pick(highlighted);
    else if (event.key === "Escape" && open) close(true);
    else return;
    event.preventDefault();
  };

  return (
    <div className="relative">
      <TextInput
        {...control}
        role="combobox"
        aria-expanded={listed}
        aria-controls={listed ? `${id}-options` : undefined}
        aria-autocomplete="list"
        aria-activedescendant={highlighted && `${id}-${highlighted.slug}`}
        autoComplete="off"
        placeholder={placeholder}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(0);
          close(false);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => close(true)}
        onFocus={() => close(false)}
      />
      <div
        ref={listed ? intoView : undefined}
        className={`absolute inset-x-0 top-full z-10 mt-1 max-h-80 overflow-y-auto rounded-xs border border-edge bg-surface py-1 text-sm shadow-lg ${open ? "" : "hidden"}`}
      >
        {listed && (
          <div id={`${id}-options`} role="listbox" aria-label="Stories found">
            {offered.map((story) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and listens for the keys
              // biome-ignore lint/a11y/useFocusableInteractive: the field names the active option instead
              <div
                key={story.slug}
                id={`${id}-${story.slug}`}
                role="option"
                aria-selected={story === highlighted}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => pick(story)}
                className="cursor-pointer px-3 py-1.5 hover:bg-raised aria-selected:bg-raised"
              >
                <span className="block leading-snug text-ink">
                  <Pieces pieces={story.title} />
                  {!story.live && <span className="text-quiet">, not published</span>}
                </span>
                {story.snippet && <SnippetLine snippet={story.snippet} className="line-clamp-2" />}
              </div>
            ))}
          </div>
        )}
        <p role="status" className="px-3 py-1 text-quiet empty:hidden">
          {open && words(state, offered)}
        </p>
      </div>
    </div>
  );
}

/** The list may open below the screen's edge, where keys alone would not bring it up. */
function intoView(list: HTMLElement | null): void {
  list?.scrollIntoView({ block: "nearest" });
}

function words(state: "idle" | "looking" | "failed", offered: StoryOption[]): string | null {
  if (state === "looking") return "Looking…";
  if (state === "failed") return "Stories cannot be looked up right now.";
  return offered.length === 0 ? "No story has these words." : null;
}
