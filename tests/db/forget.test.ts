import { expect, it } from "vitest";
import { shared } from "#lib/shared.ts";
import { forgetKept } from "#tests/support/forget.ts";

it("the next site of a process finds nothing that the one before has kept", () => {
  const state = shared("a test's own", () => ({
    found: null as string | null,
    pages: new Map<string, string>(),
    names: new Set<string>(),
    late: undefined as string | undefined,
  }));
  state.found = "something";
  state.pages.set("/", "the front page of another site");
  state.names.add("Ann Example");
  state.late = "set later";
  forgetKept();
  expect(state).toEqual({ found: null, pages: new Map(), names: new Set(), late: undefined });
  expect(shared("a test's own", () => null)).toBe(state);
});

it("what could not be made empty is refused when it is made", () => {
  expect(() => shared("odd", () => ({ page: new URL("https://example.org") }))).toThrow(/odd\.page/);
});
