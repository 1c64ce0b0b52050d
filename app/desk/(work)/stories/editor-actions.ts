import type { EditorActions } from "#components/desk/types.ts";
import * as schedule from "../calendar/actions.ts";
import { accept, colleagues, comment, comments, reply, settle } from "./[id]/comments/actions.ts";
import { recentVersions } from "./[id]/history/actions.ts";
import { sharingActions } from "./[id]/history/history-actions.ts";
import { assign, lookUpStories, move, publication, publish, question, retract } from "./actions.ts";
import { suggest } from "./tag-actions.ts";

/** The server's side of the editor, for the pages that show one. */
export const editorActions: EditorActions = {
  publication,
  publish,
  retract,
  move,
  assign,
  question,
  suggestTags: suggest,
  findStories: lookUpStories,
  recentVersions,
  comments: { list: comments, colleagues, add: comment, reply, settle, accept },
  sharing: sharingActions,
  schedule: { ...schedule },
};
