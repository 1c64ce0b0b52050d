import { EditorState } from "@codemirror/state";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changesBetween } from "#components/desk/writing/outside.ts";
import { naughty } from "#tests/support/naughty.ts";

const line = fc.oneof(fc.constantFrom("", "a", "b", "## c", "- d", "  "), fc.string({ maxLength: 8 }));
const text = fc.array(line, { maxLength: 12 }).map((lines) => lines.join("\n").replaceAll("\r", ""));

describe("a text that changes outside of the editor", () => {
  it("becomes exactly what it is outside, whatever both are", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(applied(before, after)).toBe(after);
      }),
      { numRuns: 1000 },
    );
  });

  it("does so for what breaks other programs", () => {
    const texts = naughty.map((each) => each.replace(/\r\n?/g, "\n"));
    for (const [index, before] of texts.entries()) {
      const after = texts[(index + 7) % texts.length] ?? "";
      expect(applied(before, after)).toBe(after);
      expect(applied(`x\n${before}\ny`, `x\n${after}\ny`)).toBe(`x\n${after}\ny`);
    }
  });

  it("leaves what did not change alone, so that the cursor stays where it is", () => {
    const before = "One\n\nTwo, here.\n\nThree\n";
    const after = "Zero\n\nOne\n\nTwo, here.\n\nThree and four\n";
    const state = EditorState.create({ doc: before, selection: { anchor: before.indexOf("here") } });
    const { state: next } = state.update({ changes: changesBetween(before, after) });
    expect(next.doc.toString()).toBe(after);
    expect(next.selection.main.head).toBe(after.indexOf("here"));
  });
});

function applied(before: string, after: string): string {
  const state = EditorState.create({ doc: before });
  return state.update({ changes: changesBetween(before, after) }).state.doc.toString();
}
