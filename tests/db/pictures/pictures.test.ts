import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { database } from "#lib/database/client.ts";
import { dropInto } from "#lib/page-cache/invalidation.ts";
import { record } from "#lib/page-cache/recorder.ts";
import { deletePicture, describePicture } from "#lib/pictures/commands.ts";
import { storedFile } from "#lib/pictures/kept.ts";
import { pictureAt, pictureBySrc, pictureLibrary, usedIn } from "#lib/pictures/queries.ts";
import { uploadPicture } from "#lib/pictures/upload.ts";
import { createStory, publishStory, saveStory } from "#lib/stories/commands.ts";
import { storyBySlug } from "#lib/stories/queries.ts";
import { editor, publish, refusal, value, withNewsroom, writer } from "#tests/support/newsroom.ts";
import { jpeg } from "#tests/support/pictures.ts";
import { completeStory } from "#tests/support/stories.ts";

let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "pictures-"));
  process.env.DATA_DIR = folder;
});
afterAll(() => rm(folder, { recursive: true }));

withNewsroom();

async function* inPieces(bytes: Buffer) {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}

const upload = (bytes: Buffer, name = "harbour.jpg", actor = writer) =>
  uploadPicture(actor, { name, bytes: inPieces(bytes) });

const stored = async () =>
  (await readdir(join(folder, "media"), { recursive: true }).catch(() => [])).filter((name) =>
    name.includes("."),
  );

const keyOfSrc = (src: string) => src.replace("/media/", "");

describe("the library of pictures", () => {
  it("takes a picture in, its files first, and finds it at its address", async () => {
    const made = value(await upload(await jpeg(1000, 500, 1), "../harbour at dawn.jpg"));
    expect(made).toMatchObject({
      name: "harbour at dawn.jpg",
      width: 1000,
      height: 500,
      focalX: 0.5,
      alt: "",
    });
    expect(made.src).toMatch(/^\/media\/[0-9a-f]{16}\/1000x500\.webp$/);
    expect(await stored()).toHaveLength(4);
    expect(await pictureBySrc(made.src)).toMatchObject({ id: made.id, uploadedBy: writer.name });
    expect(await pictureBySrc(made.src.replace("1000x", "999x"))).toBe(null);
    expect((await storedFile(keyOfSrc(made.src)))?.bytes.length).toBe(made.bytes);
  });

  it("knows the same file again, also when several bring it at once", async () => {
    const bytes = await jpeg(700, 500, 2);
    const all = await Promise.all([1, 2, 3, 4, 5].map((number) => upload(bytes, `${number}.jpg`)));
    expect(new Set(all.map((each) => value(each).id)).size).toBe(1);
    expect(value(await upload(bytes)).id).toBe(value(all[0] as (typeof all)[number]).id);
  });

  it("mends the files that its store has lost when the same picture comes again", async () => {
    const bytes = await jpeg(700, 500, 3);
    const made = value(await upload(bytes));
    const file = join(folder, made.src);
    const before = await readFile(file);
    await rm(file);
    value(await describePicture(writer, { id: made.id, alt: "A quay." }));
    expect(value(await upload(bytes))).toMatchObject({ id: made.id, alt: "A quay." });
    expect(await readFile(file)).toEqual(before);
  });

  it("lists the newest first and finds by name, description and credit", async () => {
    const one = value(await upload(await jpeg(300, 200, 4), "Crane.png"));
    const two = value(await upload(await jpeg(300, 200, 5), "dock.png"));
    value(
      await describePicture(writer, { id: two.id, alt: "A crane  over\nthe dock", credit: "Ann Example" }),
    );
    const found = async (text: string) => (await pictureLibrary({ text })).pictures.map(({ id }) => id);
    expect(await found("crane")).toEqual([two.id, one.id]);
    expect(await found("CRANE ann")).toEqual([two.id]);
    expect(await found("100%")).toEqual([]);
    const { pictures, total, pages } = await pictureLibrary();
    expect(pictures[0]).toMatchObject({ id: two.id, alt: "A crane over the dock" });
    expect([pictures.length, pages]).toEqual([total, 1]);
    expect((await pictureLibrary({ page: 2 })).pictures).toEqual([]);
  });

  it("stores nothing of what it refuses", async () => {
    const before = await stored();
    const large = refusal(await upload(Buffer.alloc(21 * 1024 * 1024, 1)));
    expect(large).toMatchObject({ code: "too_large", message: expect.stringContaining("larger than 20 MB") });
    expect(refusal(await upload(Buffer.from("<svg/>"))).code).toBe("invalid");
    expect(await stored()).toEqual(before);
  });

  it("stops reading where the limit is", async () => {
    let read = 0;
    async function* endless() {
      for (;;) {
        read += 1_000_000;
        yield Buffer.alloc(1_000_000);
      }
    }
    const answer = await uploadPicture(writer, { name: "endless.jpg", bytes: endless() });
    expect(refusal(answer).code).toBe("too_large");
    expect(read).toBeLessThan(23_000_000);
    read = 0;
    await uploadPicture(writer, { name: "declared.jpg", bytes: endless(), size: 100_000_000 });
    expect(read).toBe(0);
  });

  it("lets writers describe, with lengths that a story takes", async () => {
    const { id } = value(await upload(await jpeg(300, 200, 6)));
    expect(value(await describePicture(writer, { id, focalX: 0.2 }))).toMatchObject({
      focalX: 0.2,
      focalY: 0.5,
    });
    const wrong = refusal(await describePicture(writer, { id, alt: "x".repeat(501), focalY: 2 }));
    expect(Object.keys(wrong.fields ?? {})).toEqual(["alt", "focalY"]);
    expect(refusal(await describePicture(editor, { id: 999_999 })).code).toBe("not_found");
  });
});

describe("a picture in use", () => {
  const hero = (src: string) => ({ src, alt: "A quay.", credit: "Ann Example" });

  it("is kept as long as any version of a story points at it", async () => {
    const picture = value(await upload(await jpeg(900, 600, 7)));
    const content = completeStory({ headline: "Quay opens", hero: hero(picture.src) });
    const story = value(await createStory(editor, content));
    expect(await usedIn(picture.id)).toEqual([
      { storyId: story.id, headline: "Quay opens", where: "working" },
    ]);
    expect(refusal(await deletePicture(writer, picture)).code).toBe("forbidden");
    expect(refusal(await deletePicture(editor, picture))).toEqual({
      code: "conflict",
      message: "“Quay opens” has this picture in one of its versions, so it is kept.",
    });
    const live = value(await publishStory(editor, { id: story.id, expectedVersion: story.version }));
    expect((await usedIn(picture.id))[0]?.where).toBe("published");
    const without = value(
      await saveStory(editor, {
        id: story.id,
        expectedVersion: live.version,
        content: { ...content, hero: null },
      }),
    );
    await publishStory(editor, { id: story.id, expectedVersion: without.version });
    expect((await usedIn(picture.id))[0]?.where).toBe("earlier");
    expect(refusal(await deletePicture(editor, picture)).code).toBe("conflict");
  });

  it("goes with all its files when nothing points at it", async () => {
    const picture = value(await upload(await jpeg(900, 600, 8)));
    await storedFile(keyOfSrc(picture.src));
    value(await deletePicture(editor, picture));
    expect(await pictureBySrc(picture.src)).toBe(null);
    expect(await storedFile(keyOfSrc(picture.src))).toBe(null);
    expect((await stored()).filter((name) => name.startsWith(picture.src.split("/")[2] ?? "?"))).toEqual([]);
    const where = { kind: { startsWith: "picture." } };
    expect(await database().event.findFirst({ where, orderBy: { id: "desc" } })).toMatchObject({
      kind: "picture.deleted",
      actorName: editor.name,
    });
  });

  it("brings its sizes to the story’s page, which is dropped when the focal point moves", async () => {
    const picture = value(await upload(await jpeg(900, 600, 9)));
    const story = value(
      await publish(await createStory(editor, completeStory({ headline: "Seen", hero: hero(picture.src) }))),
    );
    const { value: found, tags } = await record(() => storyBySlug(story.slug));
    const shown = found.kind === "found" ? found.story.hero : null;
    expect(shown).toMatchObject({
      src: picture.src,
      picture: { srcset: picture.srcset, width: 900, height: 600 },
    });
    const key = `picture:${picture.src.split("/")[2]}`;
    expect(tags).toContain(key);

    const dropped: string[] = [];
    dropInto({ drop: (names) => dropped.push(...names), dropAll: () => {} });
    value(await describePicture(writer, { id: picture.id, alt: "Only words." }));
    expect(dropped).toEqual([]);
    value(await describePicture(writer, { id: picture.id, focalX: 0.1 }));
    expect(dropped).toEqual([key]);
    dropInto(null);
  });

  it("is only a path when somebody typed it by hand", async () => {
    const { value: none, tags } = await record(() => pictureAt("/pictures/harbour.jpg"));
    expect([none, [...tags]]).toEqual([null, []]);
    const missing = await record(() => pictureAt("/media/0000000000000000/10x10.webp"));
    expect([missing.value, [...missing.tags]]).toEqual([null, ["picture:0000000000000000"]]);
  });
});
