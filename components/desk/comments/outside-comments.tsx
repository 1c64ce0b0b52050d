"use client";

import { useActionState, useEffect, useId, useState } from "react";
import type { OutsideThread } from "#lib/comments/queries.ts";
import { contextLength, type Selector } from "#lib/comments/selector.ts";
import { momentInWords } from "../times.ts";

/** What became of what was sent: the comment's number, or why it was refused. */
export type Said = { sent: number; message?: undefined } | { message: string; sent?: undefined } | null;

type Props = {
  token: string;
  threads: OutsideThread[];
  timeZone: string;
  action: (said: Said, form: FormData) => Promise<Said>;
};

/** For whoever has a link that takes comments: what was said through it, and a form. In the readers' styles. */
export function OutsideComments({ token, threads, timeZone, action }: Props) {
  const [name, setName] = useState("");
  const who = { token, name, onName: setName, action };
  return (
    <section className="wrap outside-comments" aria-labelledby="outside-comments">
      <h2 id="outside-comments">Comments</h2>
      <p>
        Select words in the draft to comment on them. The newsroom reads what you send, and can answer here.
      </p>
      <ol>
        {threads.map((thread) => (
          <li key={thread.id}>
            {thread.quote && <blockquote>{thread.quote}</blockquote>}
            {thread.remarks.map((remark) => (
              <p key={remark.id}>
                <b>{remark.by}</b>, {momentInWords(remark.at, timeZone)}
                <br />
                {remark.text}
                {remark.replacement !== null && ` Suggests: “${remark.replacement}”`}
              </p>
            ))}
            {thread.resolved ? (
              <p>Resolved.</p>
            ) : (
              <details>
                <summary>Answer</summary>
                <OutsideForm {...who} thread={thread.id} label="Your answer" send="Send the answer" />
              </details>
            )}
          </li>
        ))}
      </ol>
      <OutsideForm {...who} thread={null} label="Your comment" send="Send the comment" />
    </section>
  );
}

type FormProps = Pick<Props, "token" | "action"> & {
  name: string;
  onName: (name: string) => void;
  thread: number | null;
  label: string;
  send: string;
};

function OutsideForm({ token, action, name, onName, thread, label, send }: FormProps) {
  const id = useId();
  const [said, submit, busy] = useActionState(action, null);
  const [text, setText] = useState("");
  const [passage, forget] = useSelection(thread === null);
  useEffect(() => {
    if (said?.sent) setText("");
    if (said?.sent) forget();
  }, [said, forget]);
  return (
    <form action={submit} target="_self">
      <input type="hidden" name="token" value={token} />
      {thread !== null && <input type="hidden" name="thread" value={thread} />}
      {passage && (
        <>
          <input type="hidden" name="quote" value={passage.quote} />
          <input type="hidden" name="prefix" value={passage.prefix} />
          <input type="hidden" name="suffix" value={passage.suffix} />
          <blockquote>{passage.quote}</blockquote>
          <button type="button" onClick={forget}>
            Comment on the whole story instead
          </button>
        </>
      )}
      <label htmlFor={`${id}-name`}>Your name</label>
      <input
        id={`${id}-name`}
        name="name"
        required
        maxLength={80}
        autoComplete="name"
        value={name}
        onChange={(event) => onName(event.target.value)}
      />
      <label htmlFor={`${id}-text`}>{label}</label>
      <textarea
        id={`${id}-text`}
        name="text"
        required
        rows={3}
        maxLength={4000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <button type="submit" disabled={busy}>
        {busy ? "Sending…" : send}
      </button>
      <p role="status">{said?.message ?? (said?.sent ? "It was sent." : "")}</p>
    </form>
  );
}

/** The words of the draft that are or were selected last. */
function useSelection(wanted: boolean): [Selector | null, () => void] {
  const [passage, setPassage] = useState<Selector | null>(null);
  const [forget] = useState(() => () => setPassage(null));
  useEffect(() => {
    if (!wanted) return;
    const look = () => {
      const chosen = selectedInStory();
      if (chosen) setPassage(chosen);
    };
    document.addEventListener("selectionchange", look);
    return () => document.removeEventListener("selectionchange", look);
  }, [wanted]);
  return [passage, forget];
}

function selectedInStory(): Selector | null {
  const selection = getSelection();
  const story = document.querySelector("article.story");
  if (!selection || selection.isCollapsed || !story) return null;
  const range = selection.getRangeAt(0);
  const quote = selection.toString().trim();
  if (quote === "" || !story.contains(range.commonAncestorContainer)) return null;
  const before = range.cloneRange();
  before.selectNodeContents(story);
  before.setEnd(range.startContainer, range.startOffset);
  const after = range.cloneRange();
  after.selectNodeContents(story);
  after.setStart(range.endContainer, range.endOffset);
  const prefix = before.toString().slice(-contextLength);
  return { quote, prefix, suffix: after.toString().slice(0, contextLength), start: before.toString().length };
}
