import { afterEach, expect, it, vi } from "vitest";
import { createHand } from "#components/desk/saving/hand.ts";
import type { Transport } from "#components/desk/saving/transport.ts";
import { emptyContent } from "#lib/stories/content.ts";

afterEach(() => void vi.useRealTimers());

it("is known at once to whoever keeps it, who hears that the person sees it already", () => {
  vi.useFakeTimers();
  const draft = { content: emptyContent, publishedLocal: "" };
  const hand = createHand(
    { draft, base: { version: 1, revision: 1, draft }, status: null },
    {} as Transport, // nothing is sent before a pause
  );
  const heard: [boolean, string][] = [];
  hand.subscribe((onScreen) => heard.push([onScreen, hand.get().draft.content.body]));
  hand.written({ kind: "part", part: "body", value: "Typed" });
  expect(heard.length).toBeGreaterThan(0);
  expect(new Set(heard.map(String))).toEqual(new Set(["true,Typed"]));
  heard.length = 0;
  hand.change({ kind: "part", part: "body", value: "Chosen" });
  expect(new Set(heard.map(String))).toEqual(new Set(["false,Chosen"]));
});
