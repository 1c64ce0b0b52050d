import { manifest } from "#lib/settings/manifest.ts";
import { siteSettings, siteWording } from "#lib/settings/queries.ts";

export const dynamic = "force-dynamic";

export async function GET(): Promise<Response> {
  const { name } = await siteSettings();
  return new Response(JSON.stringify(manifest(name, await siteWording())), {
    headers: { "Content-Type": "application/manifest+json; charset=utf-8" },
  });
}
