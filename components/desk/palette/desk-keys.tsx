"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { FindStories } from "../parts/use-story-search.ts";
import type { EditorActions, EditorStart } from "../types.ts";
import type { StoryInHand } from "../use-story.ts";
import { type Acts, commandsFor } from "./commands.ts";
import { KeysDialog } from "./keys-dialog.tsx";
import { Palette } from "./palette.tsx";

type Props = Omit<Acts, "onKeys"> & {
  story: StoryInHand;
  person: EditorStart["person"];
  actions: EditorActions;
};

/** The desk's keys: Ctrl or Cmd with K finds everything, with Enter publishes, "?" lists them all. */
export function DeskKeys({ story, person, actions, ...acts }: Props) {
  const [shown, show] = useState<"palette" | "keys" | null>(null);
  const now = useRef({ story, person, acts });
  now.current = { story, person, acts };
  const groups = useCallback(() => {
    const { story: hand, person: who, acts: can } = now.current;
    return commandsFor(hand, who, { ...can, onKeys: () => show("keys") });
  }, []);
  const find: FindStories = useCallback(
    async (text) => {
      const answer = await actions.findStories(text);
      return answer.ok ? answer.value : [];
    },
    [actions],
  );

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || document.querySelector("[role=dialog]")) return;
      const mod = event.ctrlKey || event.metaKey;
      const acted = act(event, mod);
      if (acted) event.preventDefault();
    };
    const act = ({ key, shiftKey, target }: KeyboardEvent, mod: boolean): boolean => {
      if (mod && !shiftKey && key.toLowerCase() === "k") {
        show("palette");
        return true;
      }
      if (mod && !shiftKey && key === "Enter") {
        const command = groups()
          .flatMap(({ items }) => items)
          .find(({ id }) => id === "publish");
        command?.run?.();
        return command !== undefined;
      }
      if (!mod && key === "?" && !isField(target)) {
        show("keys");
        return true;
      }
      return false;
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [groups]);

  const close = useCallback(() => show(null), []);
  return (
    <>
      <Palette open={shown === "palette"} onClose={close} commands={groups} find={find} />
      <KeysDialog open={shown === "keys"} onClose={close} />
    </>
  );
}

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("input, textarea, select, [role=textbox]"))
  );
}
