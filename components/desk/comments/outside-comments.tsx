"use client";

import { useState } from "react";
import type { OutsideThread } from "#lib/comments/queries.ts";
import { momentInWords } from "../times.ts";
import { OutsideForm, type SayAction } from "./outside-form.tsx";

type Props = { token: string; threads: OutsideThread[]; timeZone: string; action: SayAction };

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
      {threads.length > 0 && (
        <ol>
          {threads.map((thread) => (
            <li key={thread.id}>
              {thread.quote && <blockquote>{thread.quote}</blockquote>}
              {thread.remarks.map((remark) => (
                <div key={remark.id} className="remark">
                  <p>
                    <b>{remark.by}</b> <time>{momentInWords(remark.at, timeZone)}</time>
                  </p>
                  {remark.text && <p>{remark.text}</p>}
                  {remark.replacement !== null && <Suggested words={remark.replacement} />}
                </div>
              ))}
              {thread.resolved ? (
                <p className="settled">Resolved</p>
              ) : (
                <details>
                  <summary>Answer</summary>
                  <OutsideForm {...who} thread={thread.id} label="Your answer" send="Send the answer" />
                </details>
              )}
            </li>
          ))}
        </ol>
      )}
      <h3>New comment</h3>
      <OutsideForm {...who} thread={null} label="Your comment" send="Send the comment" />
    </section>
  );
}

function Suggested({ words }: { words: string }) {
  return words === "" ? (
    <p>Suggests to take it out.</p>
  ) : (
    <p>
      Suggests: <ins>{words}</ins>
    </p>
  );
}
