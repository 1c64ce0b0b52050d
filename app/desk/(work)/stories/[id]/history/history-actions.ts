import type { SharingActions } from "#components/desk/sharing/types.ts";
import type { VersionActions } from "#components/desk/versions/types.ts";
import { name, restore, restoring, revoke, share, shares, steps } from "./actions.ts";

/** The server's side of a story's history, for the pages that show one. */
export const versionActions: VersionActions = { steps, name, restoring, restore };

/** The server's side of sharing drafts. */
export const sharingActions: SharingActions = { list: shares, share, revoke };
