"use client";

import { useEffect, useMemo, useState } from "react";
import type { Draft } from "./draft.ts";
import { standingErrors } from "./errors.ts";
import { isWorthKeeping } from "./saving/hand.ts";
import { useActs } from "./saving/use-acts.ts";
import { useHand } from "./saving/use-hand.ts";
import { useJournal } from "./saving/use-journal.ts";
import { refusalOf } from "./saving/words.ts";
import type { EditorActions, EditorStart } from "./types.ts";

export type { Busy } from "./saving/use-acts.ts";

/**
 * One story in the hands of one person: what they type, what is stored as far as this page knows, and the acts. Nothing
 * here ever throws typed text away; every refusal leaves it where it is and says why.
 */
export function useStory(start: EditorStart, actions: EditorActions, pasted: Draft | null = null) {
  const [hand, state] = useHand(start, pasted);
  const keeps = useJournal(hand, start.person.id, pasted !== null);
  const { draft, base, status, clash, restored, trouble, asked } = state;
  const { phase } = state.saving;
  const acts = useActs(hand, actions);
  const { forget } = acts;
  const [comparing, setComparing] = useState(false);
  const refused = useMemo(
    () => acts.refused ?? refusalOf(trouble, phase, status, asked),
    [acts.refused, trouble, phase, status, asked],
  );

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "s") {
        event.preventDefault();
        forget();
        void hand.flush();
      }
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [hand, forget]);

  // A story that began on this page has an address of its own once it is stored.
  const bornHere = start.story === null ? status?.id : undefined;
  useEffect(() => {
    if (bornHere !== undefined) history.replaceState(null, "", `/desk/stories/${bornHere}`);
  }, [bornHere]);

  // Only somebody who asked for the save is taken away from the text by its refusal.
  useEffect(() => {
    if (asked && phase === "conflict") setComparing(true);
    if (asked && phase === "signedOut") acts.askToSignIn();
  }, [asked, phase, acts.askToSignIn]);
  const clashes = clash !== null;
  useEffect(() => {
    if (!clashes) setComparing(false);
    else if (restored !== null) setComparing(true);
  }, [clashes, restored]);

  return {
    draft,
    change: hand.change,
    written: hand.written,
    base,
    status,
    phase,
    unsaved: isWorthKeeping(state),
    /** Whether this device keeps what is not stored. */
    keeps,
    busy: acts.busy,
    refused,
    /** Whether the refusal answers something that this person asked for. */
    asked: acts.refused !== null || asked,
    errors: useMemo(() => standingErrors(refused, draft), [refused, draft]),
    trouble: trouble?.problem ?? null,
    clash,
    comparing,
    compare: setComparing,
    choose: hand.choose,
    settle: hand.settle,
    restored,
    discard: hand.discard,
    catchUp: hand.catchUp,
    /** The server answers again: whatever waits for it need not wait longer. */
    reachable: hand.reachable,
    signInAgain: acts.signInAgain,
    askToSignIn: acts.askToSignIn,
    signedIn: acts.signedIn,
    closeSignIn: acts.closeSignIn,
    /** An act of another door has left the story so. */
    acted: hand.acted,
    save: acts.save,
    publish: acts.publish,
    retract: acts.retract,
    move: acts.move,
    assign: acts.assign,
  };
}

export type StoryInHand = ReturnType<typeof useStory>;
