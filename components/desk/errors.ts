import type { Problem } from "#lib/result.ts";
import type { StoryContent } from "#lib/stories/content.ts";
import { checkDraft, checkPublishable } from "#lib/stories/schema.ts";
import type { Draft } from "./draft.ts";

export type Fields = Record<string, string[]>;

/** A refusal as the form keeps it: what was said of which draft, and what had been attempted. */
export type Refused = { problem: Problem; draft: Draft; attempt: "save" | "publish" };

export const noErrors: Fields = {};

/** What stands in the way of publication right now, by form path: faults of the draft, and what it still lacks. */
export function publicationGaps(content: StoryContent): Fields {
  const checked = checkDraft(content);
  const complete = checkPublishable(checked.ok ? checked.value : content);
  if (checked.ok && complete.ok) return noErrors;
  return { ...(!complete.ok && complete.problem.fields), ...(!checked.ok && checked.problem.fields) };
}

/**
 * The errors of a refusal that still stand while one types: those that the rules find again, and those that only the
 * server can find as long as their part is what it was.
 */
export function standingErrors(refused: Refused | null, draft: Draft): Fields {
  const said = refused?.problem.fields;
  if (!refused || !said) return noErrors;
  if (draft === refused.draft) return said;
  const now = faultsNow(draft.content, refused.attempt);
  const standing: Fields = {};
  for (const [path, messages] of Object.entries(said)) {
    if (now[path]) standing[path] = now[path];
    else if (partAt(draft, path) === partAt(refused.draft, path)) standing[path] = messages;
  }
  return standing;
}

/** The errors of one list item or field group, keyed by the rest of their paths. */
export function errorsUnder(errors: Fields, path: string): Fields {
  const entries = Object.entries(errors).filter(([key]) => key.startsWith(`${path}.`));
  return entries.length === 0
    ? noErrors
    : Object.fromEntries(entries.map(([key, messages]) => [key.slice(path.length + 1), messages]));
}

function faultsNow(content: StoryContent, attempt: Refused["attempt"]): Fields {
  if (attempt === "publish") return publicationGaps(content);
  const checked = checkDraft(content);
  return checked.ok ? noErrors : (checked.problem.fields ?? noErrors);
}

function partAt(draft: Draft, path: string): unknown {
  const part = path.split(".")[0] ?? "";
  return part === "publishedAt" ? draft.publishedLocal : draft.content[part as keyof StoryContent];
}
