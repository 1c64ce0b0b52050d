"use client";

import { Combobox } from "@base-ui/react/combobox";
import { useRef, useState } from "react";
import type { StoryOption } from "../types.ts";

export type FindStories = (text: string) => Promise<StoryOption[]>;

type Props = {
  /** The input's, for its label. */
  id: string;
  find: FindStories;
  /** Slugs that make no sense here: this story's own, or those that were chosen already. */
  except: string[];
  onPick: (story: StoryOption) => void;
  describedBy?: string | undefined;
  invalid?: boolean;
};

/** Finds a story by words of its headline and hands it on; the field is empty again afterwards. */
export function StoryPicker({ id, find, except, onPick, describedBy, invalid }: Props) {
  const [typed, setTyped] = useState("");
  const [found, setFound] = useState<StoryOption[]>([]);
  const [state, setState] = useState<"idle" | "looking" | "failed">("idle");
  const latest = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const look = (text: string) => {
    setTyped(text);
    clearTimeout(timer.current);
    const asked = ++latest.current;
    if (text.trim() === "") return setFound([]);
    setState("looking");
    timer.current = setTimeout(async () => {
      try {
        const stories = await find(text);
        if (asked === latest.current) setFound(stories);
        setState("idle");
      } catch {
        setState("failed");
      }
    }, 250);
  };
  const offered = found.filter(({ slug }) => !except.includes(slug));

  return (
    <Combobox.Root
      items={offered}
      filteredItems={offered}
      value={null as StoryOption | null}
      inputValue={typed}
      itemToStringLabel={(story: StoryOption) => story.headline}
      isItemEqualToValue={(a: StoryOption, b: StoryOption) => a.slug === b.slug}
      onInputValueChange={(text, { reason }) => {
        if (reason === "input-change" || reason === "input-clear") look(text);
      }}
      onValueChange={(story: StoryOption | null) => {
        if (!story) return;
        onPick(story);
        look("");
      }}
    >
      <Combobox.Input
        id={id}
        placeholder="Words of its headline"
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        className="block h-9 w-full min-w-0 rounded-xs border border-edge bg-field px-2.5 text-sm text-ink placeholder:text-quiet hover:border-quiet focus-visible:border-ink aria-invalid:border-danger"
      />
      <Combobox.Portal>
        <Combobox.Positioner sideOffset={3} className="z-40 outline-none">
          <Combobox.Popup className="max-h-80 w-(--anchor-width) overflow-y-auto rounded-xs border border-edge bg-surface py-1 text-sm text-ink shadow-lg">
            <Combobox.Status className="px-3 py-1.5 text-quiet empty:hidden">
              {statusOf(typed, state, offered)}
            </Combobox.Status>
            <Combobox.List>
              {(story: StoryOption) => (
                <Combobox.Item
                  key={story.slug}
                  value={story}
                  className="cursor-pointer px-3 py-1.5 outline-none data-highlighted:bg-raised"
                >
                  <span className="block leading-snug">{story.headline}</span>
                  <span className="block text-xs text-quiet">
                    {story.slug}
                    {!story.live && " · not published"}
                  </span>
                </Combobox.Item>
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}

function statusOf(
  typed: string,
  state: "idle" | "looking" | "failed",
  offered: StoryOption[],
): string | null {
  if (typed.trim() === "") return "Type words of the story’s headline.";
  if (state === "looking") return "Looking…";
  if (state === "failed") return "Stories cannot be looked up right now.";
  return offered.length === 0 ? "No story has these words in its headline." : null;
}
