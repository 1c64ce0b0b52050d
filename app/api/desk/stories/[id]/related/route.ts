import { z } from "zod";
import { deskRequest } from "#lib/auth/desk-request.ts";
import { may } from "#lib/auth/policy.ts";
import { relatedOnDesk } from "#lib/related/desk.ts";
import { ok, refused } from "#lib/result.ts";
import { noSuchStory } from "#lib/stories/change.ts";
import { deskStory } from "#lib/stories/desk-queries.ts";

type Context = { params: Promise<{ id: string }> };

/** What readers of a story's stored text would be offered next, with the evidence, and what the desk said earlier. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  return deskRequest(request, z.object({}), async (person) => {
    const story = may(person, "story.read") && /^[1-9]\d{0,8}$/.test(id) ? await deskStory(Number(id)) : null;
    return story ? ok(await relatedOnDesk(story)) : refused(noSuchStory);
  });
}
