"use client";

import { useActionState, useEffect, useId, useRef, useState } from "react";
import { limits } from "#lib/comments/schema.ts";
import type { Selector } from "#lib/comments/selector.ts";
import { useSelectedWords } from "./selected-words.ts";

/** What became of what was sent: the comment's number, or why it was refused. */
export type Said = { sent: number; message?: undefined } | { message: string; sent?: undefined } | null;

export type SayAction = (said: Said, form: FormData) => Promise<Said>;

type Props = {
  token: string;
  action: SayAction;
  name: string;
  onName: (name: string) => void;
  /** The thread that is answered; null to begin one. */
  thread: number | null;
  label: string;
  send: string;
};

/** A comment on words of the draft, with other words for them if wanted, or an answer; under a given name. */
export function OutsideForm({ token, action, name, onName, thread, label, send }: Props) {
  const id = useId();
  const [said, submit, busy] = useActionState(action, null);
  const [text, setText] = useState("");
  const [replacement, setReplacement] = useState<string | null>(null);
  const [passage, forget] = useSelectedWords(thread === null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (!said?.sent) return;
    setText("");
    setReplacement(null);
    forget();
  }, [said, forget]);
  const quote = passage?.quote;
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words are for these words
  useEffect(() => setReplacement(null), [quote]);
  return (
    <form ref={form} action={submit} target="_self">
      <input type="hidden" name="token" value={token} />
      {thread !== null && <input type="hidden" name="thread" value={thread} />}
      {passage && (
        <About
          passage={passage}
          onForget={forget}
          onGo={() => {
            form.current?.scrollIntoView({ block: "center" });
            form.current
              ?.querySelector<HTMLElement>(name ? "textarea" : "[name=name]")
              ?.focus({ preventScroll: true });
          }}
        />
      )}
      <label htmlFor={`${id}-name`}>Your name</label>
      <input
        id={`${id}-name`}
        name="name"
        required
        maxLength={limits.name}
        autoComplete="name"
        value={name}
        onChange={(event) => onName(event.target.value)}
      />
      <label htmlFor={`${id}-text`}>{label}</label>
      <textarea
        id={`${id}-text`}
        name="text"
        required={replacement === null}
        rows={3}
        maxLength={limits.text}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {passage && replacement === null && (
        <button type="button" className="quiet" onClick={() => setReplacement(passage.quote)}>
          Suggest other words
        </button>
      )}
      {passage && replacement !== null && (
        <>
          <label htmlFor={`${id}-words`}>Words to stand there instead</label>
          <textarea
            id={`${id}-words`}
            name="replacement"
            // biome-ignore lint/a11y/noAutofocus: it appears because somebody asked to write there
            autoFocus
            rows={2}
            maxLength={limits.passage}
            value={replacement}
            onChange={(event) => setReplacement(event.target.value)}
          />
        </>
      )}
      <button type="submit" className="send" disabled={busy}>
        {busy ? "Sending…" : send}
      </button>
      <p role="status" data-refused={said?.message ? "" : undefined}>
        {said?.message ?? (said?.sent ? "It was sent." : "")}
      </p>
    </form>
  );
}

/** The words that the comment is about; while they are still selected far above, a way down to the form. */
function About({ passage, onForget, onGo }: { passage: Selector; onForget: () => void; onGo: () => void }) {
  return (
    <>
      <input type="hidden" name="quote" value={passage.quote} />
      <input type="hidden" name="prefix" value={passage.prefix} />
      <input type="hidden" name="suffix" value={passage.suffix} />
      <blockquote>{passage.quote}</blockquote>
      <button type="button" className="quiet" onClick={onForget}>
        Comment on the whole story instead
      </button>
      <GoToForm onGo={onGo} />
    </>
  );
}

function GoToForm({ onGo }: { onGo: () => void }) {
  const mark = useRef<HTMLSpanElement>(null);
  const [inSight, setInSight] = useState(true);
  useEffect(() => {
    const form = mark.current?.closest("form");
    if (!form) return;
    const watcher = new IntersectionObserver(([entry]) => setInSight(entry?.isIntersecting ?? true));
    watcher.observe(form);
    return () => watcher.disconnect();
  }, []);
  return (
    <>
      <span ref={mark} hidden />
      {!inSight && (
        <div className="go-to-form">
          <button type="button" className="send" onClick={onGo}>
            Comment on these words
          </button>
        </div>
      )}
    </>
  );
}
