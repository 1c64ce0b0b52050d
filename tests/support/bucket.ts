import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** What a bucket holds, what was stored in it in turn, and what is done while something is being stored. */
export type Bucket = { files: Set<string>; stored: string[]; storing(): Promise<void> };

/** Has files kept in a bucket that tells when one is being stored. */
export async function withBucket(work: (bucket: Bucket) => Promise<void>): Promise<void> {
  const bucket: Bucket = { files: new Set(), stored: [], storing: async () => {} };
  const problems: unknown[] = [];
  const server = createServer(async (request, response) => {
    const key = (request.url ?? "").replace("/bucket/", "");
    request.resume();
    await once(request, "end");
    if (request.method === "PUT") {
      await bucket.storing().catch((problem) => problems.push(problem));
      bucket.stored.push(key);
      bucket.files.add(key);
    }
    response.statusCode = request.method === "HEAD" && !bucket.files.has(key) ? 404 : 200;
    if (request.method === "DELETE") bucket.files.delete(key);
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const names = {
    S3_BUCKET: "bucket",
    S3_REGION: "here",
    S3_ACCESS_KEY_ID: "id",
    S3_SECRET_ACCESS_KEY: "key",
  };
  Object.assign(process.env, names, {
    S3_ENDPOINT: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  });
  try {
    await work(bucket);
    if (problems.length > 0) throw problems[0];
  } finally {
    for (const name of [...Object.keys(names), "S3_ENDPOINT"]) delete process.env[name];
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}
