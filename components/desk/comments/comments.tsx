"use client";

import { MessageSquarePlus } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { Answer } from "#lib/comments/schema.ts";
import { partNames } from "#lib/stories/content.ts";
import type { StoryStatus } from "../types.ts";
import { type Chosen, useChosen } from "./chosen.ts";
import { Compose } from "./compose.tsx";
import { ThreadView } from "./thread.tsx";
import type { CommentActions } from "./types.ts";
import { useComments } from "./use-comments.ts";

type Props = {
  status: StoryStatus;
  timeZone: string;
  canEdit: boolean;
  actions: CommentActions;
  /** Stores what is typed; gives the number of the revision that has it, or null when that failed. */
  onStore: () => Promise<number | null>;
  /** The stored text is another. */
  onChanged: () => void;
};

/** What was said about the story, open threads first, and a way to say something about what is selected. */
export function Comments({ status, timeZone, canEdit, actions, onStore, onChanged }: Props) {
  const { threads, trouble, act } = useComments(status.id, status.version, actions);
  const chosen = useChosen();
  const [about, setAbout] = useState<Chosen | "story" | null>(null);
  const [resolved, setResolved] = useState(false);
  const open = threads.filter((thread) => thread.resolved === null);
  const shown = resolved ? threads : open;

  const send = async (said: Answer) => {
    if (about === null) return false;
    const number = await onStore();
    if (number === null) return false;
    const { part, passage } = about === "story" ? { part: null, passage: null } : about;
    return act(() => actions.add({ id: status.id, about: { number, part, passage, ...said } }));
  };
  const accept = async (commentId: number) => {
    if ((await onStore()) === null) return;
    if (await act(() => actions.accept({ commentId }))) onChanged();
  };

  return (
    <section aria-labelledby="rail-comments" className="space-y-3">
      <h2 id="rail-comments" className="font-bold">
        Comments <span className="font-normal text-quiet">{open.length > 0 ? open.length : ""}</span>
      </h2>
      {about ? (
        <Compose
          label="Your comment"
          passage={about === "story" ? null : (about.passage?.quote ?? null)}
          send="Comment"
          onSend={send}
          onCancel={() => setAbout(null)}
        >
          <p className="line-clamp-3 break-words text-quiet">{aboutInWords(about)}</p>
        </Compose>
      ) : (
        <Button onClick={() => setAbout(chosen ?? "story")}>
          <MessageSquarePlus aria-hidden className="size-4" />
          {buttonName(chosen)}
        </Button>
      )}
      {trouble && (
        <Notice tone="danger" role="alert">
          <p>{trouble}</p>
        </Notice>
      )}
      <ul className="space-y-4">
        {shown.map((thread) => (
          <ThreadView
            key={thread.id}
            thread={thread}
            timeZone={timeZone}
            canEdit={canEdit}
            onReply={(answer) => act(() => actions.reply({ threadId: thread.id, answer }))}
            onSettle={(done) => void act(() => actions.settle({ threadId: thread.id, resolved: done }))}
            onAccept={(commentId) => void accept(commentId)}
          />
        ))}
      </ul>
      {threads.length > open.length && (
        <Button look="quiet" className="-ml-3" onClick={() => setResolved((was) => !was)}>
          {resolved ? "Hide resolved ones" : `Show ${threads.length - open.length} resolved`}
        </Button>
      )}
    </section>
  );
}

function buttonName(chosen: Chosen | null): string {
  if (!chosen) return "Comment on the story";
  return chosen.passage ? "Comment on the selection" : `Comment on ${partNames[chosen.part]}`;
}

function aboutInWords(about: Chosen | "story"): string {
  if (about === "story") return "The whole story";
  const name = partNames[about.part];
  return about.passage ? `${name}: “${about.passage.quote}”` : name;
}
