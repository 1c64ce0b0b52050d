"use client";

import { useId, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import type { Remark, Thread } from "#lib/comments/queries.ts";
import type { Answer } from "#lib/comments/schema.ts";
import type { Part } from "#lib/stories/compare.ts";
import { partNames } from "#lib/stories/content.ts";
import { momentInWords } from "../times.ts";
import { Compose } from "./compose.tsx";
import { threadElement } from "./use-comments.ts";

type Props = {
  thread: Thread;
  /** The cursor is in its passage. */
  near: boolean;
  timeZone: string;
  canEdit: boolean;
  colleagues: () => Promise<string[]>;
  /** Goes to the passage, or to the part. */
  onPassage: () => void;
  onReply: (answer: Answer) => Promise<boolean>;
  onSettle: (resolved: boolean) => Promise<boolean>;
  onAccept: (commentId: number) => Promise<void>;
};

/** What was said about one passage. */
export function ThreadView(props: Props) {
  const { thread, near, timeZone, canEdit, colleagues, onPassage, onReply, onSettle, onAccept } = props;
  const [answering, setAnswering] = useState(false);
  const [busy, setBusy] = useState(false);
  const { id, quote, gone, resolved, sharedWith, remarks } = thread;
  const settle = async () => {
    setBusy(true);
    await onSettle(resolved === null);
    setBusy(false);
  };
  return (
    <li
      id={threadElement(id)}
      tabIndex={-1}
      aria-label={`Comment by ${remarks[0]?.by ?? "somebody"}`}
      data-near={near || undefined}
      className="scroll-my-24 space-y-2 border-l-3 border-l-transparent py-3 pl-3 -outline-offset-2 data-near:border-l-ink data-near:bg-raised"
      onKeyDown={(event) => {
        if (event.key !== "Enter" || !event.altKey || thread.part === null) return;
        event.preventDefault();
        onPassage();
      }}
    >
      <About thread={thread} onPassage={onPassage} />
      <ol className="space-y-2.5">
        {remarks.map((remark) => (
          <li key={remark.id}>
            <p className="leading-snug break-words text-quiet">
              <span className="font-semibold text-ink">{remark.by}</span>
              {remark.outside && " (through a link)"}
              <span className="whitespace-nowrap"> · {momentInWords(remark.at, timeZone)}</span>
            </p>
            {remark.text && <p className="break-words whitespace-pre-line">{remark.text}</p>}
            <SuggestionView
              remark={remark}
              gone={gone}
              canEdit={canEdit}
              onAccept={() => onAccept(remark.id)}
            />
          </li>
        ))}
      </ol>
      {sharedWith !== null && (
        <p className="text-[0.8125rem] leading-snug break-words text-quiet">
          Whoever has the link{sharedWith && ` for ${sharedWith}`} sees what you answer here.
        </p>
      )}
      {answering ? (
        <Compose
          label="Your answer"
          passage={quote !== "" && !gone ? quote : null}
          send="Answer"
          colleagues={colleagues}
          onSend={onReply}
          onEnd={() => {
            setAnswering(false);
            requestAnimationFrame(() => document.getElementById(threadElement(id))?.focus());
          }}
        />
      ) : (
        <div className="-mb-1 -ml-3 flex flex-wrap">
          <Button look="quiet" onClick={() => setAnswering(true)}>
            Answer
          </Button>
          <Button look="quiet" disabled={busy} onClick={() => void settle()}>
            {resolved ? "Reopen" : "Resolve"}
          </Button>
        </div>
      )}
    </li>
  );
}

/** Where the words stand, and which they are; a click leads there. */
function About({ thread, onPassage }: { thread: Thread; onPassage: () => void }) {
  const { part, quote, was, gone, resolved } = thread;
  const id = useId();
  const name = part ? partNames[part] : "The whole story";
  const read = part !== null && isMarkdown(part) ? asRead(quote) : quote;
  const words = `line-clamp-3 font-serif text-[0.9375rem] leading-snug break-words ${gone ? "text-quiet line-through" : ""}`;
  return (
    <div className="space-y-0.5">
      <p id={id} className="text-xs leading-snug text-quiet">
        {name}
        {gone && <span className="font-semibold text-warn">: passage gone</span>}
        {resolved && <span className="font-semibold">, resolved by {resolved.by}</span>}
      </p>
      {quote !== "" &&
        (gone ? (
          <p className={words}>{read}</p>
        ) : (
          <button
            type="button"
            title="Go to the passage (Alt+Enter)"
            aria-describedby={id}
            className="block w-full cursor-pointer rounded-xs text-left hover:bg-mark hover:text-on-mark"
            onClick={onPassage}
          >
            <span className={words}>{read}</span>
          </button>
        ))}
      {was !== null && (
        <p className="line-clamp-2 text-[0.8125rem] leading-snug break-words text-quiet">It was “{was}”.</p>
      )}
    </div>
  );
}

/** Without the signs of Markdown that nobody reads. */
function asRead(quote: string): string {
  return quote.replace(/\]\([^()\s]*\)?|[[\]*`]|^#+ |^> /gm, "");
}

function isMarkdown(part: Part): boolean {
  return part === "body" || part === "ourTake" || part === "whyItMatters";
}

type Suggesting = { remark: Remark; gone: boolean; canEdit: boolean; onAccept: () => Promise<void> };

/** The words that are to go and those that are to come. */
function SuggestionView({ remark: { suggestion }, gone, canEdit, onAccept }: Suggesting) {
  const [busy, setBusy] = useState(false);
  if (!suggestion) return null;
  const { replaces, replacement, acceptedIn, fits } = suggestion;
  const accept = async () => {
    setBusy(true);
    await onAccept();
    setBusy(false);
  };
  return (
    <div className="mt-1.5 space-y-1.5">
      <p className="text-quiet">{replacement === "" ? "Suggests to take it out:" : "Suggests:"}</p>
      <div className="space-y-1 font-serif text-[0.9375rem] leading-snug break-words whitespace-pre-line">
        <p>
          <del className="text-danger">{replaces}</del>
        </p>
        {replacement !== "" && (
          <p>
            <ins className="text-good no-underline">{replacement}</ins>
          </p>
        )}
      </div>
      {acceptedIn !== null && <p className="text-quiet">Accepted, version {acceptedIn}.</p>}
      {acceptedIn === null && !fits && (
        <p className="text-quiet">The passage {gone ? "is gone" : "says something else"} by now.</p>
      )}
      {acceptedIn === null && fits && canEdit && (
        <Button disabled={busy} onClick={() => void accept()}>
          {busy ? "Accepting…" : "Accept"}
        </Button>
      )}
    </div>
  );
}
