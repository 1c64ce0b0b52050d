import { foreign, isFromHere } from "#lib/auth/own-site.ts";

const longestForm = 64 * 1024;

/** What a plain form sent; nothing when it is no form, or longer than any of ours. */
export async function formOf(request: Request): Promise<FormData> {
  if (Number(request.headers.get("content-length") ?? 0) > longestForm) return new FormData();
  return request.formData().catch(() => new FormData());
}

/** Leads a browser that sent a form to a page, so that loading it anew sends nothing again. */
export function seeOther(path: string): Response {
  return new Response(null, { status: 303, headers: { Location: path, "Cache-Control": "no-store" } });
}

/** Whether a page of this site sent it. */
export function isOwnForm(request: Request): boolean {
  return isFromHere(request.method, (name) => request.headers.get(name));
}

export function notOurForm(): Response {
  return new Response(`${foreign.message}\n`, { status: 403 });
}
