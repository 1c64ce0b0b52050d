import type { Proposal } from "#lib/newsletter/proposing.ts";
import type { Counts, EditionRow, EditionWhole } from "#lib/newsletter/queries.ts";
import type { LetterPreview } from "#lib/newsletter/testing.ts";
import type { Result } from "#lib/result.ts";

export type { Counts, EditionRow, EditionWhole, LetterPreview, Proposal };

export type Content = { subject: string; note: string; stories: number[] };
type Expected = { id: number; expectedVersion: number };

/** The server's side of the page of an edition. */
export type EditionActions = {
  save: (input: Expected & Content) => Promise<Result<EditionWhole>>;
  schedule: (input: Expected & { at: Date | null }) => Promise<Result<EditionWhole>>;
  hold: (input: Expected) => Promise<Result<EditionWhole>>;
  remove: (input: Expected) => Promise<Result<null>>;
  again: (input: Expected) => Promise<Result<EditionWhole>>;
  look: (input: { id: number }) => Promise<Result<EditionWhole>>;
  preview: (input: Content) => Promise<Result<LetterPreview>>;
  test: (input: Content) => Promise<Result<string>>;
  propose: (input: { weeks: number }) => Promise<Result<Proposal[]>>;
};
