import { auth, openPaths } from "#lib/auth/auth.ts";

/** Sign-in for a page that must not be left: the desk's dialog when a session has ended. All else is not there. */
export async function POST(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (!openPaths.some((path) => pathname === `/api/auth${path}`)) {
    return Response.json({ message: "Not found." }, { status: 404 });
  }
  return auth().handler(request);
}
