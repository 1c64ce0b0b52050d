import { auth, isOpen } from "#lib/auth/auth.ts";

/** Where a browser is sent to the sign-in provider, and where it comes back. All else is not there. */
export async function GET(request: Request): Promise<Response> {
  return enter("GET", request);
}

/** Sign-in for a page that must not be left: the desk's dialog when a session has ended. All else is not there. */
export async function POST(request: Request): Promise<Response> {
  return enter("POST", request);
}

async function enter(method: "GET" | "POST", request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (!isOpen(method, pathname)) return Response.json({ message: "Not found." }, { status: 404 });
  return auth().handler(request);
}
