import type { Problem } from "#lib/result.ts";
import type { Draft } from "../draft.ts";
import type { Refused } from "../errors.ts";
import { momentInWords } from "../times.ts";
import type { StoryStatus } from "../types.ts";
import type { Phase } from "./machine.ts";
import type { Clash } from "./text.ts";
import type { Busy } from "./use-acts.ts";

export type Saying = {
  phase: Phase;
  status: StoryStatus | null;
  headline: string;
  busy: Busy;
  keeps: boolean;
  trouble: Problem | null;
  clash: Clash | null;
  timeZone: string;
};

/** How safe the text is, in words. */
export function saveWords({
  phase,
  status,
  headline,
  busy,
  keeps,
  trouble,
  clash,
  timeZone,
}: Saying): string {
  const kept = keeps ? "kept on this device" : "kept in this page only";
  if (busy === "publishing") return "Publishing…";
  if (busy === "retracting") return "Retracting…";
  if (busy === "moving") return "Working…";
  switch (phase) {
    case "saving":
    case "waiting":
      return "Saving…";
    case "offline":
      return `Offline, ${kept}`;
    case "signedOut":
      return `Signed out, ${kept}`;
    case "retrying":
      return `Not saved: ${reason(trouble)}; ${kept}, and tried again`;
    case "conflict":
      return `Not saved: ${clash?.stale.savedBy ?? "somebody else"} changed the same words; ${kept}`;
    case "dirty":
    case "held":
    case "refused":
      if (!status && headline.trim() === "") return `Needs a headline to be stored; ${kept}`;
      return phase === "refused" ? `Not saved: ${reason(trouble)}; ${kept}` : `Unsaved changes, ${kept}`;
    case "lost":
      return `Not saved: ${reason(trouble)}; ${kept}`;
    case "saved":
      return status ? `${done(status)} ${momentInWords(status.updatedAt, timeZone)}` : "Nothing written yet";
  }
}

/** How much the words should stand out: text that is stored is quiet, text that only this device has is not. */
export function saveTone(phase: Phase): "calm" | "warn" | "danger" {
  if (phase === "conflict" || phase === "lost" || phase === "refused") return "danger";
  return phase === "offline" || phase === "signedOut" || phase === "retrying" ? "warn" : "calm";
}

/** Whether the words are worth interrupting somebody who hears the page. */
export function isNews(phase: Phase): boolean {
  return !["saved", "dirty", "saving", "waiting", "held"].includes(phase);
}

/** What the form shows of a text that is not stored as it is; that a new story has no headline yet is no mistake. */
export function refusalOf(
  trouble: { problem: Problem; draft: Draft } | null,
  phase: Phase,
  status: StoryStatus | null,
  asked: boolean,
): Refused | null {
  if (!trouble || phase === "saved" || phase === "retrying") return null;
  const { problem, draft } = trouble;
  const onlyBegun = !asked && !status && draft.content.headline.trim() === "";
  return onlyBegun ? null : { problem, draft, attempt: "save" };
}

function done({ state }: StoryStatus): string {
  return state === "published" ? "Published" : state === "retracted" ? "Retracted" : "Saved";
}

/** The first thing that is wrong, as part of a sentence. */
function reason(problem: Problem | null): string {
  const [first] = Object.values(problem?.fields ?? {});
  const text = first?.[0] ?? problem?.message ?? "the server does not take it";
  return text.replace(/\.$/, "").replace(/^The /, "the ");
}
