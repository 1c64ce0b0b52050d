"use server";

import { z } from "zod";
import type { Restoring, Step } from "#components/desk/versions/types.ts";
import { type Actor, may } from "#lib/auth/policy.ts";
import { deskAction } from "#lib/auth/session.ts";
import { ok, type Problem, type Result, refused } from "#lib/result.ts";
import { revokeShare, shareDraft } from "#lib/sharing/commands.ts";
import { type ShareEntry, storyShares } from "#lib/sharing/queries.ts";
import { differingParts } from "#lib/stories/compare.ts";
import { deskStory, revisionContent } from "#lib/stories/desk-queries.ts";
import { nameRevision, restoreRevision } from "#lib/stories/versions.ts";
import { sittingSteps, storyVersions, type Version } from "#lib/stories/versions-queries.ts";

const id = z.int().positive();
const oneVersion = z.strictObject({ id, number: id });

/** The latest versions of a story. */
export async function recentVersions(input: unknown): Promise<Result<Version[]>> {
  return deskAction(id, input, async (person, story) =>
    reading(person, async () => ok(await storyVersions(story, { limit: 5 }))),
  );
}

/** Everything that was kept of one sitting. */
export async function steps(input: unknown): Promise<Result<Step[]>> {
  return deskAction(z.strictObject({ id, sitting: id }), input, async (person, { id: story, sitting }) =>
    reading(person, async () => ok(await sittingSteps(story, sitting))),
  );
}

/** Gives a version a name, which keeps it for good. */
export async function name(input: unknown): Promise<Result<{ name: string }>> {
  return deskAction(oneVersion.extend({ name: z.string().max(400) }), input, nameRevision);
}

/** What restoring a version would replace. */
export async function restoring(input: unknown): Promise<Result<Restoring>> {
  return deskAction(oneVersion, input, async (person, { id: story, number }) =>
    reading(person, async () => {
      const [now, then] = await Promise.all([deskStory(story), revisionContent(story, number)]);
      if (!now || !then) return refused(gone);
      return ok({
        expectedVersion: now.version,
        working: now.revision,
        parts: differingParts(now.content, then),
        live: now.live,
      });
    }),
  );
}

/** Takes an earlier version's text up again, as a new version. */
export async function restore(input: unknown): Promise<Result<{ revision: number }>> {
  return deskAction(oneVersion.extend({ expectedVersion: id }), input, async (person, version) => {
    const restored = await restoreRevision(person, version);
    if (!restored.ok) return withoutText(restored.problem);
    const story = await deskStory(version.id);
    return story ? ok({ revision: story.revision }) : refused(gone);
  });
}

/** Every link to a version of a story. */
export async function shares(input: unknown): Promise<Result<ShareEntry[]>> {
  return deskAction(id, input, async (person, story) =>
    reading(person, async () => ok(await storyShares(story))),
  );
}

/** Makes a link that opens one version to whoever has it. */
export async function share(input: unknown): Promise<Result<{ path: string }>> {
  const sharing = oneVersion.extend({ days: z.int(), note: z.string().max(400), comments: z.boolean() });
  return deskAction(sharing, input, async (person, version) => {
    const made = await shareDraft(person, version);
    return made.ok ? ok({ path: made.value.path }) : made;
  });
}

/** Ends a link. */
export async function revoke(input: unknown): Promise<Result<null>> {
  return deskAction(z.strictObject({ linkId: id }), input, revokeShare);
}

async function reading<T>(person: Actor, load: () => Promise<Result<T>>): Promise<Result<T>> {
  return may(person, "story.read")
    ? load()
    : refused({ code: "forbidden", message: "Your role does not allow this." });
}

function withoutText({ current: _, ...problem }: Problem): { ok: false; problem: Problem } {
  return refused(problem);
}

const gone: Problem = { code: "not_found", message: "There is no such version of this story any more." };
