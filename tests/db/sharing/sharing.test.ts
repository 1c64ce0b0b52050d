import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { database } from "#lib/database/client.ts";
import { revokeShare, shareDraft } from "#lib/sharing/commands.ts";
import { sharedDraft, storyShares } from "#lib/sharing/queries.ts";
import { createStory, saveStory } from "#lib/stories/commands.ts";
import { editor, refusal, value, withNewsroom, writer } from "../../support/newsroom.ts";
import { completeStory } from "../../support/stories.ts";

withNewsroom();

const secretBefore = process.env.AUTH_SECRET;
let id: number;

beforeAll(() => {
  process.env.AUTH_SECRET = "only-for-tests-0123456789abcdefghij";
});

afterAll(() => {
  if (secretBefore === undefined) delete process.env.AUTH_SECRET;
  else process.env.AUTH_SECRET = secretBefore;
});

beforeEach(async () => {
  id = value(await createStory(editor, completeStory())).id;
});

const share = async (days = 7) =>
  value(await shareDraft(editor, { id, number: 1, days, note: " A lawyer " }));
const tokenOf = (path: string) => path.replace("/desk/shared/", "");

describe("a shared draft", () => {
  it("opens the version that it was made for, whatever is saved later", async () => {
    const { path } = await share();
    value(
      await saveStory(editor, {
        id,
        expectedVersion: 1,
        content: completeStory({ body: "Secret second thoughts." }),
      }),
    );
    const opened = await sharedDraft(tokenOf(path));
    expect(opened).toMatchObject({ kind: "open", storyId: id, number: 1, by: "Edda Example" });
    expect(JSON.stringify(opened)).not.toContain("Secret second thoughts");
  });

  it("ends when its time is over or somebody ends it", async () => {
    const link = await share();
    value(await revokeShare(editor, { linkId: link.linkId }));
    value(await revokeShare(editor, { linkId: link.linkId }));
    expect(await sharedDraft(tokenOf(link.path))).toEqual({ kind: "ended" });
    const other = await share();
    await database().shareLink.update({
      where: { id: other.linkId },
      data: { createdAt: new Date("2020-01-01"), expiresAt: new Date("2020-01-02") },
    });
    expect(await sharedDraft(tokenOf(other.path))).toEqual({ kind: "ended" });
  });

  it("is nothing at an address that was not made here", async () => {
    const { path } = await share();
    for (const token of ["", "x", "1.1.1", `${tokenOf(path)}x`, tokenOf(path).replace(/^./, "z")]) {
      expect(await sharedDraft(token), token).toEqual({ kind: "missing" });
    }
  });

  it("is listed with who made it, for whom and until when", async () => {
    const link = await share(1);
    const [entry] = await storyShares(id);
    expect(entry).toMatchObject({ ...link, number: 1, note: "A lawyer", by: "Edda Example", isOpen: true });
    expect(entry?.expiresAt.getTime()).toBeGreaterThan(Date.now() + 23 * 60 * 60 * 1000);
  });

  it("is made and ended by whoever may edit the story, for a reasonable time", async () => {
    const link = await share();
    const asked = { id, number: 1, days: 7, note: "" };
    expect(refusal(await shareDraft(writer, asked)).code).toBe("forbidden");
    expect(refusal(await revokeShare(writer, { linkId: link.linkId })).code).toBe("forbidden");
    expect(refusal(await revokeShare(editor, { linkId: 999_999 })).code).toBe("not_found");
    expect(refusal(await shareDraft(editor, { ...asked, number: 9 })).code).toBe("not_found");
    for (const days of [0, 91, 1.5]) {
      expect(refusal(await shareDraft(editor, { ...asked, days })).message).toBe(
        "A link is open for 1 to 90 days.",
      );
    }
  });
});
