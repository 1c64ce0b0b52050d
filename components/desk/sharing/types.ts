import type { Result } from "#lib/result.ts";
import type { ShareEntry } from "#lib/sharing/queries.ts";

export type ShareInput = { id: number; number: number; days: number; note: string; comments: boolean };

/** The server's side of sharing drafts. Paths are of this site. */
export type SharingActions = {
  list: (id: number) => Promise<Result<ShareEntry[]>>;
  share: (input: ShareInput) => Promise<Result<{ path: string }>>;
  revoke: (input: { linkId: number }) => Promise<Result<null>>;
};
