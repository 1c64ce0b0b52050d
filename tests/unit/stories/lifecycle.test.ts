import { describe, expect, it } from "vitest";
import { legalMoves, type Move, moves, next, type State, states } from "#lib/stories/lifecycle.ts";

/** Every legal move of a story that readers do not see; what is not here is refused. */
const hidden: Record<State, Partial<Record<Move, State>>> = {
  draft: { edit: "draft", submit: "in_review", publish: "published" },
  in_review: { edit: "in_review", requestChanges: "draft", approve: "approved", publish: "published" },
  approved: { edit: "draft", requestChanges: "draft", schedule: "scheduled", publish: "published" },
  scheduled: { edit: "draft", unschedule: "approved", publish: "published" },
  published: { edit: "draft" },
  retracted: { edit: "draft", restore: "draft", publish: "published" },
};

describe("the life of a story", () => {
  const pairs = states.flatMap((state) => moves.map((move) => ({ state, move })));

  it.each(pairs.filter(({ move }) => move !== "retract"))(
    "knows what $move does to one that is $state",
    ({ state, move }) => {
      const expected = hidden[state][move] ?? null;
      expect(next(state, move, false)).toBe(expected);
      expect(next(state, move, true)).toBe(expected);
    },
  );

  it.each(states)("can take back one that is %s only while readers see it", (state) => {
    expect(next(state, "retract", true)).toBe("retracted");
    expect(next(state, "retract", false)).toBeNull();
  });

  it("makes an approval void when the text is edited", () => {
    expect(next("approved", "edit", false)).toBe("draft");
    expect(next("scheduled", "edit", false)).toBe("draft");
  });

  it("names the legal moves for menus", () => {
    expect(legalMoves("published", true)).toEqual(["edit", "retract"]);
    expect(legalMoves("draft", false)).toEqual(["edit", "submit", "publish"]);
  });
});
