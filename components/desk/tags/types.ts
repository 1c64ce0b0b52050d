import type { Result } from "#lib/result.ts";
import type { DeskTag, DeskTagWhole } from "#lib/tags/desk-queries.ts";
import type { TagChange } from "#lib/tags/editing.ts";
import type { Target } from "#lib/tags/plan.ts";
import type { Preview } from "#lib/tags/preview.ts";

export type { DeskTag, DeskTagWhole, Preview, TagChange, Target };

export type TagStory = { id: number; headline: string; live: boolean };

export type StoriesPage = { stories: TagStory[]; total: number; pages: number };

export type TagActions = {
  preview: (change: TagChange) => Promise<Result<Preview>>;
  carryOut: (input: { change: TagChange; state: string }) => Promise<Result<Target[]>>;
  describe: (input: { tag: number; description: string; before: string }) => Promise<Result<string>>;
  stories: (input: { tag: number; page: number }) => Promise<Result<StoriesPage>>;
};

/** "3 published stories and 1 draft", as they are counted on the desk. */
export function countInWords({ published, drafts }: { published: number; drafts: number }): string {
  const live = published === 1 ? "1 published story" : `${published} published stories`;
  const others = drafts === 1 ? "1 draft" : `${drafts} drafts`;
  if (published === 0 && drafts === 0) return "no story";
  if (published === 0) return others;
  return drafts === 0 ? live : `${live} and ${others}`;
}
