"use client";

import { type ReactNode, useMemo, useRef } from "react";
import type { StoryInHand } from "../use-story.ts";
import { Comments } from "./comments.tsx";
import type { CommentActions } from "./types.ts";
import { type Commented, useComments } from "./use-comments.ts";

/** The panel with the comments of a story, and the passages to be marked in its editors. */
export function useCommentsPanel(
  story: StoryInHand,
  actions: CommentActions,
  timeZone: string,
  canEdit: boolean,
): { panel: ReactNode; commented: Commented } {
  const { status, unsaved, save, catchUp } = story;
  const comments = useComments(status?.id ?? null, status?.version ?? null, actions);
  /** What a comment is made on has to be stored; gives the revision that has it. */
  const store = useRef<() => Promise<number | null>>(async () => null);
  store.current = async () => (unsaved ? await save() : status)?.revision ?? null;
  // Made anew when it has something new to show, not at every keystroke.
  const panel = useMemo(
    () =>
      status && (
        <Comments
          status={status}
          timeZone={timeZone}
          canEdit={canEdit}
          comments={comments}
          actions={actions}
          onStore={() => store.current()}
          onChanged={() => void catchUp()}
        />
      ),
    [status, timeZone, canEdit, comments, actions, catchUp],
  );
  return { panel, commented: comments.commented };
}
