import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import S3rver from "s3rver";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { deletePicture } from "#lib/pictures/commands.ts";
import { forget, storedFile } from "#lib/pictures/kept.ts";
import { bucketStorage, storage } from "#lib/pictures/storage.ts";
import { uploadPicture } from "#lib/pictures/upload.ts";
import { editor, refusal, value, withNewsroom } from "#tests/support/newsroom.ts";
import { jpeg } from "#tests/support/pictures.ts";

const secret = "S3RVER"; // what the test server takes for both
let server: S3rver;
let folder = "";
let endpoint = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bucket-"));
  server = new S3rver({
    port: 0,
    address: "127.0.0.1",
    silent: true,
    directory: folder,
    configureBuckets: [{ name: "news-pictures", configs: [] }],
  });
  const { port } = await server.run();
  endpoint = `http://127.0.0.1:${port}`;
  Object.assign(process.env, {
    DATA_DIR: join(folder, "data"),
    S3_ENDPOINT: endpoint,
    S3_BUCKET: "news-pictures",
    S3_REGION: "us-east-1",
    S3_ACCESS_KEY_ID: secret,
    S3_SECRET_ACCESS_KEY: secret,
    S3_PREFIX: "desk/pictures",
  });
});

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

withNewsroom();

const upload = async (bytes: Buffer) =>
  uploadPicture(editor, {
    name: "harbour.jpg",
    bytes: (async function* () {
      yield bytes;
    })(),
  });

const settings = () => ({
  endpoint,
  bucket: "news-pictures",
  region: "us-east-1",
  accessKeyId: secret,
  secretAccessKey: secret,
  prefix: "",
});

describe("a bucket for pictures", () => {
  it("keeps what was uploaded, under its prefix, and nothing lies on disk", async () => {
    const picture = value(await upload(await jpeg(1000, 600, 1)));
    const key = picture.src.replace("/media/", "");
    const kept = await storage().get(key);
    expect(kept?.length).toBe(picture.bytes);
    expect((await storedFile(key))?.bytes).toEqual(kept);
    expect(await bucketStorage(settings()).has(`desk/pictures/${key}`)).toBe(true);
    await expect(readdir(join(folder, "data"))).rejects.toThrow("ENOENT");

    value(await deletePicture(editor, picture));
    expect(await storage().get(key)).toBe(null);
    expect(await storage().has(key)).toBe(false);
    expect(await storedFile(key)).toBe(null);
  });

  it("says so when it does not let us in or does not answer, and nothing of the upload is known", async () => {
    const said = vi.spyOn(console, "error").mockImplementation(() => {});
    const bytes = await jpeg(500, 300, 2);
    process.env.S3_ACCESS_KEY_ID = "nobody";
    expect(refusal(await upload(bytes)).code).toBe("unavailable");
    process.env.S3_ACCESS_KEY_ID = secret;
    process.env.S3_BUCKET = "no-such-bucket";
    expect(refusal(await upload(bytes)).message).toMatch(/^The store of pictures does not answer/);
    process.env.S3_BUCKET = "news-pictures";
    process.env.S3_ENDPOINT = "http://127.0.0.1:9";
    expect(refusal(await upload(bytes)).code).toBe("unavailable");
    process.env.S3_ENDPOINT = endpoint;
    expect(said.mock.calls.flat().join("\n")).toContain("The bucket answered 403 to ");
    const picture = value(await upload(bytes));
    process.env.S3_ENDPOINT = "http://127.0.0.1:9";
    expect(refusal(await deletePicture(editor, picture)).code).toBe("unavailable");
    process.env.S3_ENDPOINT = endpoint;
    forget(picture.src.split("/")[2] ?? "");
    expect(await storedFile(picture.src.replace("/media/", ""))).not.toBe(null);
  });
});
