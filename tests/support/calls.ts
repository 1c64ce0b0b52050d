import type { Page, Request } from "@playwright/test";

/** A server action, or a request of the desk's own script, as the browser made it: every one is a public POST. */
export type Call = { url: string; headers: Record<string, string>; body: string };

/** Every server action that the page asks for from now on, and on request every post to the desk's routes. */
export function recordCalls(page: Page, { routes = false } = {}): Call[] {
  const calls: Call[] = [];
  page.context().on("request", (request: Request) => {
    const headers = request.headers();
    const own = request.method() === "POST" && new URL(request.url()).pathname.startsWith("/api/desk/");
    if (headers["next-action"] || (routes && own))
      calls.push({ url: request.url(), headers, body: request.postData() ?? "" });
  });
  return calls;
}

export function isAction({ headers }: Call): boolean {
  return Boolean(headers["next-action"]);
}

/** The same call by somebody else, or with other headers. */
export async function replay(
  context: { request: Page["request"] },
  { url, headers, body }: Call,
  changed: Record<string, string> = {},
): Promise<{ status: number; text: string }> {
  const { "next-action": action, "content-type": type = "text/plain;charset=UTF-8" } = headers;
  const response = await context.request.post(url, {
    headers: {
      ...(action && { "next-action": action }),
      "content-type": type,
      origin: new URL(url).origin,
      accept: "text/x-component",
      ...changed,
    },
    data: Buffer.from(body),
    maxRedirects: 0,
  });
  return { status: response.status(), text: await response.text() };
}
