import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { edited } from "#components/desk/draft.ts";
import { isWorthKeeping } from "#components/desk/saving/hand.ts";
import { handOnFakeServer as open } from "#tests/support/hand.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("a story in one tab", () => {
  it("stores what was typed after a pause, once", async () => {
    const { server, type, hand } = open({ body: "One." });
    type("body", "One. T");
    type("body", "One. Two.");
    await vi.advanceTimersByTimeAsync(1400);
    expect(server.saves).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(200);
    expect(server.stored().body).toBe("One. Two.");
    expect(server.saves).toHaveLength(1);
    expect(server.saves[0]).toMatchObject({ expectedVersion: 1, base: 1, autosave: true });
    expect(hand.get().saving.phase).toBe("saved");
  });

  it("stores within ten seconds while somebody types on, and leaves the text being typed alone", async () => {
    const { server, type, hand } = open({ body: "" });
    for (let i = 1; i <= 21; i++) {
      type("body", `${"word ".repeat(i)}`);
      await vi.advanceTimersByTimeAsync(500);
    }
    expect(server.saves).toHaveLength(1);
    expect(hand.get().draft.content.body).toBe("word ".repeat(21));
  });

  it("never has two saves in flight, and sends what was typed meanwhile after the answer", async () => {
    const { server, type, hand } = open({ body: "" });
    server.hold();
    type("body", "A");
    await vi.advanceTimersByTimeAsync(1500);
    type("body", "AB");
    void hand.flush();
    await vi.advanceTimersByTimeAsync(5000);
    expect(server.saves).toHaveLength(1);
    server.release();
    await vi.advanceTimersByTimeAsync(0);
    expect(server.saves.map(({ content }) => content.body)).toEqual(["A", "AB"]);
    expect(server.stored().body).toBe("AB");
  });

  it("knows that a save was asked for when the one in flight holds all that was typed", async () => {
    const { server, type, hand } = open({ body: "" });
    server.hold();
    server.answerWith({ kind: "signedOut" });
    type("body", "A");
    await vi.advanceTimersByTimeAsync(1500);
    expect(hand.get().asked).toBe(false);
    const stored = hand.flush();
    server.release();
    expect(await stored).toBeNull();
    expect(server.saves).toHaveLength(1);
    expect(hand.get()).toMatchObject({ asked: true, saving: { phase: "signedOut" } });
  });

  it("takes in what somebody else has stored in another part, and keeps what is typed meanwhile", async () => {
    const { server, type, hand } = open({ body: "Old.", summary: "" });
    server.byOther({ summary: "Theirs." });
    server.hold();
    type("body", "Old. Mine ");
    await vi.advanceTimersByTimeAsync(1500);
    type("body", "Old. Mine goes on.");
    server.release();
    await vi.advanceTimersByTimeAsync(0);
    expect(hand.get().draft.content).toMatchObject({ body: "Old. Mine goes on.", summary: "Theirs." });
    await vi.advanceTimersByTimeAsync(1500);
    expect(server.stored()).toMatchObject({ body: "Old. Mine goes on.", summary: "Theirs." });
  });

  it("shows the date of its first publication at once, and keeps what is typed meanwhile", async () => {
    const { type, hand } = open({ body: "Old." });
    const { status } = hand.get();
    if (!status) throw new Error("The story is not stored.");
    type("body", "Typed on.");
    hand.acted({ ...status, version: 2, state: "published", publishedLocal: "2026-06-04T12:00" });
    const { draft, base } = hand.get();
    expect(draft).toMatchObject({ publishedLocal: "2026-06-04T12:00", content: { body: "Typed on." } });
    expect(base).toMatchObject({ version: 2, draft: { publishedLocal: "2026-06-04T12:00" } });
  });

  it("keeps both texts of the same sentence until somebody chooses", async () => {
    const { server, type, hand } = open({ body: "A sentence." });
    server.byOther({ body: "Their sentence." });
    type("body", "My sentence.");
    expect(await hand.flush()).toBeNull();
    const { saving, clash, draft } = hand.get();
    expect(saving.phase).toBe("conflict");
    expect(draft.content.body).toBe("My sentence.");
    expect(clash?.theirs.content.body).toBe("Their sentence.");
    expect(server.stored().body).toBe("Their sentence.");
    server.byOther({ summary: "Once more." });
    const chosen = edited(draft, { kind: "part", part: "body", value: "Our sentence." });
    expect(await hand.settle(chosen)).not.toBeNull();
    expect(server.stored()).toMatchObject({ body: "Our sentence.", summary: "Once more." });
  });

  it("asks once more when the other stores other words again while one chooses", async () => {
    const { server, type, hand } = open({ body: "A sentence." });
    server.byOther({ body: "Their sentence." });
    type("body", "My sentence.");
    await hand.flush();
    server.byOther({ body: "Their second sentence." });
    const chosen = edited(hand.get().draft, { kind: "part", part: "body", value: "Our sentence." });
    expect(await hand.settle(chosen)).toBeNull();
    expect(hand.get().clash?.theirs.content.body).toBe("Their second sentence.");
    expect(hand.get().draft.content.body).toBe("Our sentence.");
  });

  it("does not meet itself when a save was stored and its answer lost", async () => {
    const { server, type, hand } = open({ body: "One sentence" });
    server.loseAnswers(true);
    type("body", "One sentence grows");
    await vi.advanceTimersByTimeAsync(1500);
    expect(hand.get().saving.phase).toBe("retrying");
    type("body", "One sentence grows on.");
    server.loseAnswers(false);
    await vi.advanceTimersByTimeAsync(2000);
    expect(hand.get().saving.phase).toBe("saved");
    expect(server.stored().body).toBe("One sentence grows on.");
  });

  it("waits offline and goes on by itself", async () => {
    const { server, type, hand } = open({ body: "" });
    hand.unreachable();
    server.answerWith({ kind: "noNetwork" });
    type("body", "Typed in a tunnel.");
    await vi.advanceTimersByTimeAsync(2000);
    expect(hand.get().saving.phase).toBe("offline");
    server.answerWith(null);
    hand.reachable();
    await vi.advanceTimersByTimeAsync(0);
    expect(server.stored().body).toBe("Typed in a tunnel.");
  });

  it("waits for the sign-in and goes on by itself", async () => {
    const { server, type, hand } = open({ body: "" });
    server.answerWith({ kind: "signedOut" });
    type("body", "Typed after midnight.");
    await vi.advanceTimersByTimeAsync(30_000);
    expect(hand.get().saving.phase).toBe("signedOut");
    server.answerWith(null);
    hand.signedIn();
    await vi.advanceTimersByTimeAsync(0);
    expect(server.stored().body).toBe("Typed after midnight.");
  });

  it("does not ask the server to store a story without a headline", async () => {
    const { server, type, hand } = open({ headline: "" });
    type("body", "No headline yet.");
    await vi.advanceTimersByTimeAsync(20_000);
    expect(server.saves).toHaveLength(0);
    expect(hand.get().saving.phase).toBe("refused");
    type("headline", "Now there is one");
    await vi.advanceTimersByTimeAsync(1500);
    expect(server.stored().headline).toBe("Now there is one");
  });

  it("shows what somebody else stores while nothing is unsaved here", async () => {
    const { server, hand } = open({ body: "Old." });
    server.byOther({ body: "New." });
    await hand.catchUp();
    expect(hand.get()).toMatchObject({ base: { version: 2 }, draft: { content: { body: "New." } } });
    expect(hand.get().saving.phase).toBe("saved");
  });

  it("leaves unsaved text alone when somebody else stores", async () => {
    const { server, type, hand } = open({ body: "Old." });
    server.byOther({ body: "New." });
    type("summary", "Mine.");
    await hand.catchUp();
    expect(hand.get().draft.content).toMatchObject({ body: "Old.", summary: "Mine." });
  });

  it("holds what an earlier visit left until somebody keeps it, writes on or throws it away", async () => {
    const { server, hand, begin } = open({ body: "Stored." });
    const left = { ...begin, draft: edited(begin.draft, { kind: "part", part: "body", value: "Left." }) };
    const entry = { ...left, clash: null, at: 5 };
    expect(hand.restore(entry)).toBe(true);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.saves).toHaveLength(0);
    hand.discard();
    expect(hand.get()).toMatchObject({ draft: { content: { body: "Stored." } }, restored: null });
    expect(hand.get().saving.phase).toBe("saved");
  });

  it("keeps the text of a story that is closed to this person meanwhile, and shows where it stands", async () => {
    const { server, type, hand } = open({ body: "Old." });
    server.byOther({ summary: "Theirs." });
    server.answerWith({ kind: "lost", problem: { code: "forbidden", message: "Not yours any more." } });
    type("body", "Old. Mine.");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.saves).toHaveLength(1);
    expect(hand.get()).toMatchObject({
      saving: { phase: "lost" },
      draft: { content: { body: "Old. Mine.", summary: "" } },
      base: { version: 1 },
      status: { version: 2 },
      trouble: { problem: { message: "Not yours any more." } },
    });
    expect(isWorthKeeping(hand.get())).toBe(true);
    server.answerWith(null);
    await hand.flush();
    expect(server.stored()).toMatchObject({ body: "Old. Mine.", summary: "Theirs." });
  });

  it("sends what waits for a pause when the page goes away, and goes on from it when the page comes back", async () => {
    const { server, type, hand } = open({ body: "Old." });
    hand.leave();
    expect(server.left).toHaveLength(0);
    type("body", "Old. Mine.");
    hand.leave();
    expect(server.left).toMatchObject([{ expectedVersion: 1, base: 1, content: { body: "Old. Mine." } }]);
    server.byOther({ body: "Old. Mine." });
    type("body", "Old. Mine goes on.");
    await vi.advanceTimersByTimeAsync(1500);
    expect(server.saves).toMatchObject([{ expectedVersion: 2, base: 2 }]);
    expect(server.stored().body).toBe("Old. Mine goes on.");
  });
});

/** A hand and a server that merges as the real one does. */
