import { beforeEach, describe, expect, it } from "vitest";
import { database } from "#lib/database/client.ts";
import type { Stale } from "#lib/stories/commands.ts";
import { createStory, publishStory, saveStory } from "#lib/stories/commands.ts";
import type { StoryContent } from "#lib/stories/content.ts";
import { revisionContent } from "#lib/stories/desk-queries.ts";
import { editor, refusal, value, withNewsroom, writer } from "../../support/newsroom.ts";
import { completeStory } from "../../support/stories.ts";

withNewsroom();

let content: StoryContent;
let id: number;

beforeEach(async () => {
  content = completeStory({ headline: `Merging number ${Math.random()}` });
  id = value(await createStory(editor, content)).id;
});

const saveOnFirst = (parts: Partial<StoryContent>) =>
  saveStory(editor, { id, expectedVersion: 1, base: 1, content: { ...content, ...parts } });

describe("saving on top of a version that is no longer the newest", () => {
  it("stores both changes when they are in different parts or sentences", async () => {
    value(
      await saveOnFirst({ summary: "A summary by one.", body: content.body.replace("opened", "reopened") }),
    );
    const saved = value(await saveOnFirst({ tags: ["Other"], body: `${content.body}\n\nAnd more.` }));
    expect(saved).toMatchObject({ version: 3, revision: 3, merged: true, changed: true });
    expect(saved.content).toMatchObject({
      summary: "A summary by one.",
      tags: ["Other"],
      body: "## What happened\n\nThe archive reopened.\n\n## What comes next\n\nMore of it.\n\nAnd more.",
    });
    expect(await revisionContent(id, 3)).toEqual(saved.content);
  });

  it("stores nothing when both changed the same sentence, and says what is stored", async () => {
    value(await saveOnFirst({ ourTake: "Theirs." }));
    const problem = refusal(await saveOnFirst({ ourTake: "Mine.", summary: "Also mine." }));
    expect(problem.code).toBe("stale");
    expect(problem.current).toMatchObject({
      version: 2,
      revision: 2,
      content: { ourTake: "Theirs." },
      savedBy: "Edda Example",
    } satisfies Partial<Record<keyof Stale, unknown>>);
    expect(await database().revision.count({ where: { storyId: id } })).toBe(2);
  });

  it("never merges without a base, or with one that has been folded away", async () => {
    value(await saveOnFirst({ summary: "Theirs." }));
    const mine = { ...content, tags: ["Mine"] };
    expect(refusal(await saveStory(editor, { id, expectedVersion: 1, content: mine })).code).toBe("stale");
    expect(refusal(await saveStory(editor, { id, expectedVersion: 1, base: 77, content: mine })).code).toBe(
      "stale",
    );
  });

  it("lets an address that was made from the headline follow the merged headline", async () => {
    value(await saveOnFirst({ slug: "", headline: "A better headline for the archive" }));
    const saved = value(await saveOnFirst({ slug: "", summary: "Mine." }));
    expect(saved).toMatchObject({ merged: true, slug: "a-better-headline-for-the-archive" });
  });

  it("takes what others stored when one changed nothing", async () => {
    value(await saveOnFirst({ summary: "Theirs." }));
    const saved = value(await saveOnFirst({}));
    expect(saved).toMatchObject({
      changed: false,
      merged: true,
      version: 2,
      content: { summary: "Theirs." },
    });
  });

  it("checks anew whether one may, for the story may have gone live meanwhile", async () => {
    const own = value(await createStory(writer, { ...content, headline: "A writer's own" }));
    value(await publishStory(editor, { id: own.id, expectedVersion: 1 }));
    const late = await saveStory(writer, {
      id: own.id,
      expectedVersion: 1,
      base: 1,
      content: { ...content, headline: "A writer's own", tags: ["Late"] },
    });
    expect(refusal(late).code).toBe("forbidden");
  });
});

describe("beginning a story", () => {
  const beginning = "6f1f0c5e-52a7-4b54-9f0a-0c6a5f3d2b11";

  it("twice under one name makes one story, with what was written since", async () => {
    const first = value(await createStory(editor, content, { beginning }));
    const again = value(await createStory(editor, { ...content, summary: "Written since." }, { beginning }));
    expect(again).toMatchObject({ id: first.id, revision: 2, content: { summary: "Written since." } });
  });

  it("under somebody else's name for it makes no use of theirs", async () => {
    const other = "6f1f0c5e-52a7-4b54-9f0a-0c6a5f3d2b12";
    value(await createStory(editor, content, { beginning: other }));
    await expect(createStory(writer, content, { beginning: other })).rejects.toThrow();
  });
});

/** A reproducible throw of dice. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

describe("200 saves by 20 clients on one story at once", () => {
  it("loses no accepted edit, leaves no gap, and keeps every refused one out", async () => {
    const clients = 20;
    const body = Array.from({ length: clients }, (_, n) => `Paragraph ${n}.`).join("\n\n");
    const start = value(
      await createStory(editor, { ...content, slug: "", headline: "Two hundred saves", body }),
    );
    const accepted: { client: number; token: string; revision: number; tag: boolean }[] = [];

    const client = async (n: number) => {
      const random = dice(n + 1);
      let known = {
        version: 1,
        revision: 1,
        content: { ...content, slug: start.slug, headline: "Two hundred saves", body },
      };
      for (let turn = 0; turn < 10; turn++) {
        await new Promise((resolve) => setTimeout(resolve, random() * 30));
        const token = `edit${n}x${turn}y`;
        // Mostly in one's own paragraph; now and then where others write too, which may be refused.
        const shared = random() < 0.2;
        const mine = shared
          ? { ...known.content, ourTake: `${known.content.ourTake} Note ${token}.` }
          : {
              ...known.content,
              body: known.content.body.replace(
                new RegExp(`Paragraph ${n}\\.[^\n]*`),
                (line) => `${line} Says ${token}.`,
              ),
            };
        const saved = await saveStory(editor, {
          id: start.id,
          expectedVersion: known.version,
          base: known.revision,
          content: mine,
          autosave: random() < 0.7,
        });
        if (saved.ok) {
          accepted.push({ client: n, token, revision: saved.value.revision, tag: shared });
          known = {
            version: saved.value.version,
            revision: saved.value.revision,
            content: saved.value.content,
          };
        } else {
          expect(saved.problem.code).toBe("stale");
          const current = saved.problem.current as Stale;
          known = { version: current.version, revision: current.revision, content: current.content };
        }
      }
    };
    await Promise.all(Array.from({ length: clients }, (_, n) => client(n)));

    const story = await database().story.findUniqueOrThrow({ where: { id: start.id } });
    const revisions = await database().revision.findMany({
      where: { storyId: start.id },
      orderBy: { number: "asc" },
      select: { number: true, body: true, ourTake: true },
    });
    expect(accepted.length).toBeGreaterThan(120);
    expect(revisions.map(({ number }) => number)).toEqual(revisions.map((_, index) => index + 1));
    expect(revisions).toHaveLength(accepted.length + 1);
    expect(story).toMatchObject({ version: accepted.length + 1, workingNumber: accepted.length + 1 });
    expect(new Set(accepted.map(({ revision }) => revision)).size).toBe(accepted.length);
    const text = ({ body, ourTake }: { body: string; ourTake: string }) => `${body} ${ourTake}`;
    for (const { token, revision } of accepted) {
      for (const later of revisions.slice(revision - 1))
        expect(text(later), `${token} in ${later.number}`).toContain(token);
    }
    const said = text(revisions.at(-1) ?? { body: "", ourTake: "" }).match(/edit\d+x\d+y/g) ?? [];
    expect([...said].sort()).toEqual(accepted.map(({ token }) => token).sort());
  }, 180_000);
});
