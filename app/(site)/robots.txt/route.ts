import { env } from "#lib/env.ts";
import { robots } from "#lib/feeds/robots.ts";

export const dynamic = "force-dynamic";

export function GET(): Response {
  return new Response(robots(env().SITE_URL), { headers: { "Content-Type": "text/plain; charset=utf-8" } });
}
