"use client";

import { MessageSquarePlus } from "lucide-react";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { Answer } from "#lib/comments/schema.ts";
import { partNames } from "#lib/stories/content.ts";
import { KeyCaps } from "../palette/key-caps.tsx";
import type { StoryStatus } from "../types.ts";
import { useChosen } from "./chosen.ts";
import { Compose } from "./compose.tsx";
import { inStoryOrder } from "./order.ts";
import { type Chosen, chosenIn, goToPassage } from "./part-fields.ts";
import { ThreadView } from "./thread.tsx";
import type { CommentActions } from "./types.ts";
import { useCommentKeys } from "./use-comment-keys.ts";
import { type CommentsInHand, threadElement } from "./use-comments.ts";

type Props = {
  status: StoryStatus;
  timeZone: string;
  canEdit: boolean;
  comments: CommentsInHand;
  actions: CommentActions;
  /** Stores what is typed; gives the number of the revision that has it, or null when that failed. */
  onStore: () => Promise<number | null>;
  /** The stored text is another. */
  onChanged: () => void;
};

/** What was said about the story, in the order of its text, and a way to say something about what is selected. */
export function Comments({ status, timeZone, canEdit, comments, actions, onStore, onChanged }: Props) {
  const { threads, trouble, act, begun } = comments;
  const { chosen, near, inForm } = useChosen(threads);
  const [about, setAbout] = useState<Chosen | "story" | null>(begun.current?.about ?? null);
  const [resolved, setResolved] = useState(false);
  const open = threads.filter((thread) => thread.resolved === null);
  const shown = useMemo(
    () => inStoryOrder(resolved ? threads : threads.filter((thread) => thread.resolved === null)),
    [resolved, threads],
  );
  const colleagues = useColleagues(status.id, actions);
  /** Where the focus goes when the comment is written: where it was. */
  const back = useRef<Element | null>(null);
  const begin = useRef<HTMLButtonElement>(null);

  const ask = (what: Chosen | "story") => {
    back.current = chosenIn(document.activeElement) ? document.activeElement : null;
    begun.current = { about: what, text: "", replacement: null };
    setAbout(what);
  };
  const end = () => {
    begun.current = null;
    setAbout(null);
    const field = back.current;
    requestAnimationFrame(() => (field instanceof HTMLElement ? field : begin.current)?.focus());
  };
  useCommentKeys({
    onComment: () => {
      const now = chosenIn(document.activeElement) ?? chosen;
      if (about === null) ask(now ?? "story");
    },
    onThread: near === null ? null : () => goToThread(near),
  });
  useFollowed(near);

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
      <h2 id="rail-comments" className="scroll-mt-24 font-bold">
        Comments <span className="font-normal text-quiet">{open.length > 0 ? open.length : ""}</span>
      </h2>
      {about ? (
        <Compose
          label="Your comment"
          passage={about === "story" ? null : (about.passage?.quote ?? null)}
          send="Comment"
          colleagues={colleagues}
          {...(begun.current && { kept: begun.current })}
          onSend={send}
          onEnd={end}
        >
          <About about={about} />
        </Compose>
      ) : (
        <Button
          ref={begin}
          onClick={() => ask(chosen ?? "story")}
          aria-keyshortcuts="Control+Alt+M Meta+Alt+M"
          className="w-full justify-start"
        >
          <MessageSquarePlus aria-hidden className="size-4 shrink-0" />
          <span className="min-w-0 truncate">{buttonName(chosen)}</span>
          <span aria-hidden className="ml-auto max-lg:hidden">
            <KeyCaps keys="Mod Alt M" />
          </span>
        </Button>
      )}
      {trouble && (
        <Notice tone="danger" role="alert">
          <p>{trouble}</p>
        </Notice>
      )}
      {threads.length === 0 && about === null && (
        <p className="leading-snug text-quiet">Nobody has said anything. Select words to comment on them.</p>
      )}
      {shown.length > 0 && (
        <ol className="divide-y divide-line border-y border-line">
          {shown.map((thread) => (
            <ThreadView
              key={thread.id}
              thread={thread}
              near={thread.id === near}
              timeZone={timeZone}
              canEdit={canEdit}
              colleagues={colleagues}
              onPassage={() => thread.part && goToPassage(thread.part, thread.id, thread.passage)}
              onReply={(answer) => act(() => actions.reply({ threadId: thread.id, answer }))}
              onSettle={(done) => act(() => actions.settle({ threadId: thread.id, resolved: done }))}
              onAccept={accept}
            />
          ))}
        </ol>
      )}
      {threads.length > open.length && (
        <Button look="quiet" className="-ml-3" onClick={() => setResolved((was) => !was)}>
          {resolved ? "Hide resolved ones" : `Show ${threads.length - open.length} resolved`}
        </Button>
      )}
      {near !== null && inForm && about === null && (
        <div className="fixed inset-x-0 bottom-0 z-20 flex justify-center p-2 lg:hidden">
          <Button className="shadow-lg" onClick={() => goToThread(near)}>
            See the comment on this passage
          </Button>
        </div>
      )}
    </section>
  );
}

/** What the comment that is being written is about. */
function About({ about }: { about: Chosen | "story" }) {
  if (about === "story") return <p className="text-quiet">The whole story</p>;
  return (
    <div className="space-y-0.5">
      <p className="text-quiet">{partNames[about.part]}</p>
      {about.passage && (
        <p className="line-clamp-3 font-serif text-base leading-snug break-words">“{about.passage.quote}”</p>
      )}
    </div>
  );
}

function buttonName(chosen: Chosen | null): string {
  if (!chosen) return "Comment on the story";
  return chosen.passage ? "Comment on the selection" : `Comment on ${partNames[chosen.part]}`;
}

function goToThread(threadId: number): void {
  const thread = document.getElementById(threadElement(threadId));
  thread?.scrollIntoView({ block: "nearest" });
  thread?.focus({ preventScroll: true });
}

/** Beside the text, the thread on the passage with the cursor is kept in sight; the page itself does not move. */
function useFollowed(near: number | null): void {
  useEffect(() => {
    const thread = near === null ? null : document.getElementById(threadElement(near));
    const room = thread?.closest("aside")?.firstElementChild;
    if (!thread || !room || room.scrollHeight <= room.clientHeight) return;
    const [inner, outer] = [thread.getBoundingClientRect(), room.getBoundingClientRect()];
    if (inner.top >= outer.top && inner.bottom <= outer.bottom) return;
    room.scrollTop += inner.top - outer.top - 16;
  }, [near]);
}

/** The names of colleagues, asked for once. */
function useColleagues(storyId: number, actions: CommentActions): () => Promise<string[]> {
  const asked = useRef<Promise<string[]> | null>(null);
  return useCallback(() => {
    asked.current ??= actions.colleagues(storyId).then(
      (answer) => (answer.ok ? answer.value : []),
      () => [],
    );
    return asked.current;
  }, [actions, storyId]);
}
