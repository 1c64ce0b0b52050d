import type { z } from "zod";
import { env } from "#lib/env.ts";
import { httpStatus, type Problem, type Result, refused } from "#lib/result.ts";
import { answer, malformed, notForReaders, signedOut } from "./answer.ts";
import { may } from "./policy.ts";
import { type Person, personOf } from "./read-session.ts";

const largestBody = 4 * 1024 * 1024;

/**
 * The way of every request that a desk page's own script makes: from this site, by somebody signed in, in the right
 * shape; then the work. The body is JSON whatever its declared type, since a beacon can declare none. The answer is the
 * result as JSON at its HTTP status; dates travel as ISO strings.
 */
export async function deskRequest<I, T>(
  request: Request,
  schema: z.ZodType<I>,
  work: (person: Person, input: I) => Promise<Result<T>>,
): Promise<Response> {
  return respond(() =>
    fromDesk(request, async (person) => {
      const parsed = schema.safeParse(await bodyOf(request));
      return parsed.success ? work(person, parsed.data) : refused(malformed);
    }),
  );
}

/** Who asks, for work that reads the request itself; refused when another site asks, and to readers and strangers. */
export async function fromDesk<T>(
  request: Request,
  work: (person: Person) => Promise<Result<T>>,
): Promise<Result<T>> {
  if (!isOwn(request)) return refused(foreign);
  const person = await personOf(request.headers.get("cookie"));
  if (!person) return refused(signedOut);
  return may(person, "desk.enter") ? work(person) : refused(notForReaders);
}

/** A result as an HTTP answer that nobody keeps. */
export async function respond<T>(work: () => Promise<Result<T>>): Promise<Response> {
  const result = await answer(work);
  const status = result.ok ? 200 : httpStatus[result.problem.code];
  return Response.json(result, { status, headers: { "Cache-Control": "no-store" } });
}

/**
 * A browser names the origin with every request that may change something, and which host it asks; a page elsewhere can
 * forge neither. Behind a proxy the site's own address counts too.
 */
function isOwn(request: Request): boolean {
  const origin = request.headers.get("origin");
  if (origin === null)
    return request.method === "GET" && request.headers.get("sec-fetch-site") !== "cross-site";
  return origin === env().SITE_URL || URL.parse(origin)?.host === request.headers.get("host");
}

async function bodyOf(request: Request): Promise<unknown> {
  if (request.method === "GET") return {};
  const length = Number(request.headers.get("content-length") ?? 0);
  if (length > largestBody) return undefined;
  const text = await request.text();
  try {
    return text.length > largestBody ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

const foreign: Problem = {
  code: "forbidden",
  message: "This request came from another site; the desk takes requests from its own pages only.",
};
