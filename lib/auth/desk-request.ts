import type { z } from "zod";
import { httpStatus, type Result, refused } from "#lib/result.ts";
import { answer, malformed, notForReaders, signedOut } from "./answer.ts";
import { foreign, isFromHere } from "./own-site.ts";
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
  if (!isFromHere(request.method, (name) => request.headers.get(name))) return refused(foreign);
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
