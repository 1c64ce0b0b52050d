import { createHand } from "#components/desk/saving/hand.ts";
import type { Answer, Transport } from "#components/desk/saving/transport.ts";
import type { Saved, SaveInput, StoryStatus } from "#components/desk/types.ts";
import { emptyContent, type StoryContent } from "#lib/stories/content.ts";
import { mergeStories } from "#lib/stories/merge.ts";
import { checkDraft } from "#lib/stories/schema.ts";

/** One story in one tab before a server of its own, which holds, loses or refuses answers as it is told. */
export function handOnFakeServer(parts: Partial<StoryContent>) {
  const first: StoryContent = { ...emptyContent, headline: "A headline", ...parts };
  const revisions = [first];
  const saves: SaveInput[] = [];
  const left: SaveInput[] = [];
  let held: Promise<void> | null = null;
  let release = () => {};
  let lost = false;
  let canned: Answer<Saved> | null = null;
  const stored = () => revisions.at(-1) as StoryContent;
  const value = (merged: boolean): Saved =>
    ({
      ...statusOf(revisions.length),
      merged,
      content: stored(),
      tags: stored().tags,
      publishedLocal: "",
    }) as Saved;
  const transport: Transport = {
    async save(input) {
      saves.push(input);
      await held;
      if (canned) return canned;
      const checked = checkDraft(input.content);
      if (!checked.ok) return { kind: "refused", problem: checked.problem };
      let { value: content } = checked;
      const merged = input.expectedVersion !== revisions.length;
      if (merged) {
        const base = revisions[(input.base ?? 1) - 1] as StoryContent;
        const merge = mergeStories(base, content, stored());
        if (merge.conflicts.length > 0) {
          const now = { version: revisions.length, revision: revisions.length, content: stored() };
          return { kind: "stale", current: { ...now, savedBy: "Ben Example", savedAt: new Date() } };
        }
        content = merge.content;
      }
      revisions.push(content);
      if (lost) return { kind: "failed", problem: { code: "unavailable", message: "No answer." } };
      return { kind: "ok", value: value(merged) };
    },
    load: async () => (canned && canned.kind !== "lost" ? canned : { kind: "ok", value: value(false) }),
    saveOnLeaving: (input) => left.push(input) > 0,
  };
  const draft = { content: first, publishedLocal: "" };
  const begin = { draft, base: { version: 1, revision: 1, draft }, status: statusOf(1) };
  const hand = createHand(begin, transport);
  return {
    hand,
    begin,
    type: (part: "body" | "summary" | "headline", value: string) =>
      hand.change({ kind: "part", part, value }),
    server: {
      saves,
      left,
      stored,
      byOther: (change: Partial<StoryContent>) => void revisions.push({ ...stored(), ...change }),
      hold() {
        held = new Promise((resolve) => {
          release = resolve;
        });
      },
      release() {
        held = null;
        release();
      },
      loseAnswers(on: boolean) {
        lost = on;
      },
      answerWith(answer: Answer<Saved> | null) {
        canned = answer;
      },
    },
  };
}

function statusOf(version: number): StoryStatus {
  const at = new Date("2026-06-04T12:00:00Z");
  const standing = { state: "draft" as const, live: false, wasPublic: false, publishedRevision: null };
  const people = { createdById: "ann", author: "Ann Example", updatedBy: "Ann Example" };
  const turn = { assigneeId: null, assignee: null };
  const dates = { updatedAt: at, publishedAt: null, publishedLocal: "" };
  const text = { id: 7, slug: "x", version, revision: version, tags: [], approval: null, history: [] };
  return { ...text, ...standing, ...people, ...turn, ...dates };
}
