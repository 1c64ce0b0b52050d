import { z } from "zod";
import { storedNow } from "#app/desk/(work)/stories/saved.ts";
import { deskRequest } from "#lib/auth/desk-request.ts";
import { ok, refused } from "#lib/result.ts";
import { noSuchStory } from "#lib/stories/change.ts";
import { deskStory } from "#lib/stories/desk-queries.ts";

type Context = { params: Promise<{ id: string }> };

/** What is stored of a story now, for a form that has heard of a newer version. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  return deskRequest(request, z.object({}), async () => {
    const story = /^[1-9]\d{0,8}$/.test(id) ? await deskStory(Number(id)) : null;
    return story ? ok(await storedNow(story)) : refused(noSuchStory);
  });
}
