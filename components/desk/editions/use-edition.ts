import { useEffect, useRef, useState } from "react";
import { useAct } from "../profile/use-act.ts";
import type { Content, EditionActions, EditionWhole, LetterPreview, Proposal } from "./types.ts";

type Typed = { subject: string; note: string; stories: Proposal[] };

const pause = 500; // milliseconds without typing before the preview is drawn anew
const glance = 2000; // milliseconds between two looks at one that is on its way

/** An edition in somebody's hands: what they typed, what is stored, what it looks like, and what can be done with it. */
export function useEdition(start: EditionWhole, first: LetterPreview | null, actions: EditionActions) {
  const [stored, setStored] = useState(start);
  const [typed, setTyped] = useState<Typed>(start);
  const [preview, setPreview] = useState(first);
  const { busy, problem, said, act } = useAct();
  const content: Content = {
    subject: typed.subject,
    note: typed.note,
    stories: typed.stories.map(({ id }) => id),
  };
  const unsaved = stored.state === "draft" && JSON.stringify(content) !== JSON.stringify(contentOf(stored));
  const now = JSON.stringify(content);

  const drawn = useRef(now);
  useEffect(() => {
    if (drawn.current === now) return;
    const timer = setTimeout(async () => {
      const answer = await actions.preview(JSON.parse(now)).catch(() => null);
      drawn.current = now;
      if (answer?.ok) setPreview(answer.value);
    }, pause);
    return () => clearTimeout(timer);
  }, [now, actions]);

  const { id, state } = stored;
  const moving = state === "sending" || (state === "scheduled" && isSoon(stored.sendAt));
  useEffect(() => {
    if (!moving) return;
    const timer = setInterval(async () => {
      const answer = await actions.look({ id }).catch(() => null);
      if (answer?.ok) setStored(answer.value);
    }, glance);
    return () => clearInterval(timer);
  }, [moving, id, actions]);

  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [unsaved]);

  const take = (whole: EditionWhole | undefined): EditionWhole | null => {
    if (!whole) return null;
    setStored(whole);
    return whole;
  };
  const expected = (whole = stored) => ({ id: whole.id, expectedVersion: whole.version });
  const save = async (words = "Saved.") => {
    const whole = take(await act(() => actions.save({ ...expected(), ...content }), words));
    // What was typed meanwhile stays; what was not may have been tidied.
    if (whole) setTyped((before) => (before === typed ? whole : before));
    return whole;
  };
  /** What is stored now; what was typed is stored first. */
  const settled = async () => (unsaved ? save("") : stored);

  return {
    stored,
    typed,
    preview,
    busy,
    problem,
    said,
    unsaved,
    set: (parts: Partial<Typed>) => setTyped((before) => ({ ...before, ...parts })),
    save,
    test: async () => {
      let address = "";
      await act(async () => {
        const answer = await actions.test(content);
        if (answer.ok) address = answer.value;
        return answer;
      });
      return address;
    },
    send: async (at: Date | null) => {
      const whole = await settled();
      return whole && take(await act(() => actions.schedule({ ...expected(whole), at })));
    },
    hold: async () => take(await act(() => actions.hold(expected()), "It is a draft again.")),
    again: async () => take(await act(() => actions.again(expected()))),
    remove: async () => (await act(() => actions.remove(expected()))) !== undefined,
  };
}

export type EditionInHand = ReturnType<typeof useEdition>;

function contentOf({ subject, note, stories }: EditionWhole): Content {
  return { subject, note, stories: stories.map(({ id }) => id) };
}

function isSoon(at: Date | null): boolean {
  return at !== null && at.getTime() < Date.now() + 60_000;
}
