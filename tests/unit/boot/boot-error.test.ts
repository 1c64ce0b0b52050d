import { describe, expect, it } from "vitest";
import { BootError, saysDiskFull, sentenceFor } from "#lib/boot/boot-error.ts";

const full = "The disk is full: free some space and run the same command again.";

describe("what a person reads when a start fails", () => {
  it("is the sentence that came with the failure", () => {
    expect(sentenceFor(new BootError("The port is taken."))).toBe("The port is taken.");
  });

  it.each([
    ["the file system", Object.assign(new Error("write failed"), { code: "ENOSPC" })],
    ["a quota", Object.assign(new Error("write failed"), { code: "EDQUOT" })],
    [
      "PostgreSQL",
      Object.assign(new Error('could not extend file "base/1": No space left'), { code: "53100" }),
    ],
    ["something beneath", new Error("no luck", { cause: Object.assign(new Error("x"), { code: "ENOSPC" }) })],
  ])("says that the disk is full when %s says so", (_, error) => {
    expect(sentenceFor(error)).toBe(full);
  });

  it("names what belongs to somebody else, as after a start as root", () => {
    const error = Object.assign(new Error("EACCES: permission denied"), {
      code: "EACCES",
      path: "/site/.data",
    });
    expect(sentenceFor(error)).toMatch(
      /^This user may not use \/site\/\.data: run the same command as its owner/,
    );
  });

  it("is nobody's invention for anything else", () => {
    expect(sentenceFor(new Error("undefined is not a function"))).toBeNull();
    expect(sentenceFor("text")).toBeNull();
  });

  it("is found in other programs' words too", () => {
    expect(saysDiskFull("npm error ENOSPC: no space left on device, write")).toBe(true);
    expect(saysDiskFull("FATAL:  could not write lock file: No space left on device")).toBe(true);
    expect(saysDiskFull("all is well")).toBe(false);
  });
});
