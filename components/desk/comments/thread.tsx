"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import type { Remark, Thread } from "#lib/comments/queries.ts";
import type { Answer } from "#lib/comments/schema.ts";
import { partNames } from "#lib/stories/content.ts";
import { momentInWords } from "../times.ts";
import { Compose } from "./compose.tsx";

type Props = {
  thread: Thread;
  timeZone: string;
  canEdit: boolean;
  onReply: (answer: Answer) => Promise<boolean>;
  onSettle: (resolved: boolean) => void;
  onAccept: (commentId: number) => void;
};

/** What was said about one passage. */
export function ThreadView({ thread, timeZone, canEdit, onReply, onSettle, onAccept }: Props) {
  const [answering, setAnswering] = useState(false);
  const { id, part, quote, was, gone, resolved, sharedWith, remarks } = thread;
  return (
    <li id={`comment-${id}`} tabIndex={-1} className="space-y-2 border-l-2 border-edge py-1 pl-3">
      <p className="leading-snug text-quiet">
        {part ? partNames[part] : "The whole story"}
        {gone && ": passage gone"}
        {resolved && `, resolved by ${resolved.by}`}
      </p>
      {quote !== "" && (
        <blockquote className={`line-clamp-3 font-serif break-words ${gone ? "line-through" : ""}`}>
          {quote}
        </blockquote>
      )}
      {was !== null && <p className="line-clamp-2 break-words text-quiet">It was “{was}”.</p>}
      <ol className="space-y-2">
        {remarks.map((remark) => (
          <li key={remark.id}>
            <p className="text-quiet">
              <span className="font-semibold text-ink">{remark.by}</span>
              {remark.outside && " (through a link)"}, {momentInWords(remark.at, timeZone)}
            </p>
            {remark.text && <p className="break-words whitespace-pre-line">{remark.text}</p>}
            <SuggestionView remark={remark} canEdit={canEdit} onAccept={() => onAccept(remark.id)} />
          </li>
        ))}
      </ol>
      {sharedWith !== null && (
        <p className="text-quiet">
          Whoever has the link{sharedWith && ` for ${sharedWith}`} sees what you answer here.
        </p>
      )}
      {answering ? (
        <Compose
          label="Your answer"
          passage={quote !== "" && !gone ? quote : null}
          send="Answer"
          onSend={onReply}
          onCancel={() => setAnswering(false)}
        />
      ) : (
        <div className="-ml-3 flex flex-wrap">
          <Button look="quiet" onClick={() => setAnswering(true)}>
            Answer
          </Button>
          <Button look="quiet" onClick={() => onSettle(resolved === null)}>
            {resolved ? "Reopen" : "Resolve"}
          </Button>
        </div>
      )}
    </li>
  );
}

type Suggesting = { remark: Remark; canEdit: boolean; onAccept: () => void };

function SuggestionView({ remark: { suggestion }, canEdit, onAccept }: Suggesting) {
  if (!suggestion) return null;
  const { replacement, acceptedIn, fits } = suggestion;
  return (
    <div className="mt-1 space-y-1">
      <p className="text-quiet">{replacement === "" ? "Suggests to take it out." : "Suggests:"}</p>
      {replacement !== "" && (
        <p className="font-serif break-words whitespace-pre-line text-good">{replacement}</p>
      )}
      {acceptedIn !== null && <p className="text-quiet">Accepted, version {acceptedIn}.</p>}
      {acceptedIn === null && !fits && <p className="text-quiet">The passage says something else by now.</p>}
      {acceptedIn === null && fits && canEdit && <Button onClick={onAccept}>Accept</Button>}
    </div>
  );
}
