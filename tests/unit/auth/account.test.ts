import { describe, expect, it } from "vitest";
import { checkAccount, emailOf } from "#lib/auth/account.ts";

const good = { name: "Ann Example", email: "ann@example.org", password: "four unrelated words" };

describe("a new account", () => {
  it("has a name on one line and an address in lower case", () => {
    const checked = checkAccount({ ...good, name: "  Ann\n Example ", email: " Ann@Example.ORG " });
    expect(checked).toEqual({ ok: true, value: good });
  });

  it("takes any password that is long enough, and says how long", () => {
    expect(checkAccount({ ...good, password: "aaaaaaaaaaaa" }).ok).toBe(true);
    expect(checkAccount({ ...good, password: "Tr0ub4dor&3" })).toMatchObject({
      problem: { fields: { password: [expect.stringContaining("at least 12 characters")] } },
    });
    expect(checkAccount({ ...good, password: "a".repeat(201) }).ok).toBe(false);
  });

  it("names everything that is wrong at once", () => {
    const checked = checkAccount({ name: " ", email: "ann", password: "" });
    expect(checked.ok ? [] : Object.keys(checked.problem.fields ?? {})).toEqual([
      "name",
      "email",
      "password",
    ]);
  });
});

it("an address is taken as it is stored, or not at all", () => {
  expect(emailOf(" Ann@Example.org")).toBe("ann@example.org");
  expect(emailOf("ann")).toBeNull();
});
