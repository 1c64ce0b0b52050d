import { randomBytes } from "node:crypto";
import { access, mkdir, readFile, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { AwsClient } from "aws4fetch";
import { env, type S3Settings, s3Settings } from "#lib/env.ts";

/** Where the files of pictures are. A key is "FOLDER/FILE.webp" or ".png"; a file is whole or not there, and never changes. */
export type Storage = {
  put(key: string, bytes: Buffer): Promise<void>;
  get(key: string): Promise<Buffer | null>;
  has(key: string): Promise<boolean>;
  /** Removes the file, if there is one. */
  remove(key: string): Promise<void>;
};

/** The store did not do what it was asked for; `message` is for the log, not for the screen. */
export class StorageError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "StorageError";
  }
}

/** The store that the settings name: a bucket, or else a folder under DATA_DIR. */
export function storage(): Storage {
  const bucket = s3Settings(env());
  return naming(bucket ? bucketStorage(bucket) : diskStorage(resolve(env().DATA_DIR, "media")));
}

/** What a file is sent as. */
export function typeOf(key: string): "image/png" | "image/webp" {
  return key.endsWith(".png") ? "image/png" : "image/webp";
}

/** Files under `folder`, written under another name first and then renamed, so that no half one is ever read. */
export function diskStorage(folder: string): Storage {
  const at = (key: string) => join(folder, key);
  return {
    async put(key, bytes) {
      const path = at(key);
      const unfinished = `${path}.${randomBytes(6).toString("hex")}`;
      await mkdir(dirname(path), { recursive: true });
      try {
        await writeFile(unfinished, bytes, { flush: true });
        await rename(unfinished, path);
      } catch (error) {
        await rm(unfinished, { force: true });
        throw error;
      }
    },
    get: (key) => readFile(at(key)).catch(absent(null)),
    has: (key) => access(at(key)).then(() => true, absent(false)),
    async remove(key) {
      await rm(at(key), { force: true });
      await rmdir(dirname(at(key))).catch(() => {}); // other sizes are still in it, or it is gone
    },
  };
}

/** Objects of an S3-compatible store, addressed by path, signed with AWS Signature Version 4. */
export function bucketStorage(settings: S3Settings): Storage {
  const { endpoint, bucket, region, accessKeyId, secretAccessKey, prefix } = settings;
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: "s3", retries: 2 });
  const ask = async (method: string, key: string, init: RequestInit = {}) => {
    const url = `${endpoint}/${bucket}/${prefix}${key}`;
    const answer = await client.fetch(url, { method, signal: AbortSignal.timeout(10_000), ...init });
    if (answer.ok || answer.status === 404) return answer;
    await answer.body?.cancel();
    throw new StorageError(`The bucket answered ${answer.status} to ${method} ${prefix}${key}.`);
  };
  return {
    async put(key, bytes) {
      const headers = {
        "Content-Type": typeOf(key),
        "Cache-Control": "public, max-age=31536000, immutable",
      };
      const answer = await ask("PUT", key, { body: new Uint8Array(bytes), headers });
      await answer.body?.cancel();
      if (answer.status === 404) throw new StorageError(`There is no bucket ${bucket} at ${endpoint}.`);
    },
    async get(key) {
      const answer = await ask("GET", key);
      if (answer.ok) return Buffer.from(await answer.arrayBuffer());
      await answer.body?.cancel();
      return null;
    },
    has: async (key) => (await ask("HEAD", key)).ok,
    async remove(key) {
      await (await ask("DELETE", key)).body?.cancel();
    },
  };
}

/** Whatever goes wrong in a store is a StorageError. */
function naming(store: Storage): Storage {
  const named = async <T>(work: Promise<T>) => {
    try {
      return await work;
    } catch (error) {
      if (error instanceof StorageError) throw error;
      throw new StorageError((error as Error).message, { cause: error });
    }
  };
  return {
    put: (key, bytes) => named(store.put(key, bytes)),
    get: (key) => named(store.get(key)),
    has: (key) => named(store.has(key)),
    remove: (key) => named(store.remove(key)),
  };
}

function absent<T>(value: T) {
  return (error: NodeJS.ErrnoException): T => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return value;
    throw error;
  };
}
