import type { Page, Request } from "@playwright/test";

/** A server action as the browser asked for it: every one of them is a public POST. */
export type Call = { url: string; headers: Record<string, string>; body: string };

/** Every server action that the page asks for from now on. */
export function recordCalls(page: Page): Call[] {
  const calls: Call[] = [];
  page.context().on("request", (request: Request) => {
    const headers = request.headers();
    if (headers["next-action"]) calls.push({ url: request.url(), headers, body: request.postData() ?? "" });
  });
  return calls;
}

/** The same call by somebody else, or with other headers. */
export async function replay(
  context: { request: Page["request"] },
  { url, headers, body }: Call,
  changed: Record<string, string> = {},
): Promise<{ status: number; text: string }> {
  const { "next-action": action = "", "content-type": type = "text/plain;charset=UTF-8" } = headers;
  const response = await context.request.post(url, {
    headers: {
      "next-action": action,
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
