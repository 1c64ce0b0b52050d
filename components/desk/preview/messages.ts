import type { Warning } from "#lib/checks/warning.ts";
import type { Draft } from "../draft.ts";

/** What the preview's document is to draw. */
export type Drawing = { draft: Draft; storyId: number | null };

/** Words around a place of the page, as it shows them. */
export type Around = {
  before: string;
  after: string;
  /** How far into its part the place is, from 0 to 1. */
  share: number;
};

/** From the form to the preview's own document, which has the readers' styles and nothing of the desk's. */
export type ToPreview =
  | ({ kind: "takewire.preview" } & Drawing)
  | { kind: "takewire.preview-hello" }
  | { kind: "takewire.preview-check" };

/** And back: it listens; somebody chose a part, by the form path of its field; what axe has found on the page. */
export type FromPreview =
  | { kind: "takewire.preview-ready" }
  | { kind: "takewire.preview-part"; path: string; around?: Around }
  | { kind: "takewire.preview-checked"; warnings: Warning[] };
