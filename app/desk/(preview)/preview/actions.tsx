"use server";

import type { ReactNode } from "react";
import { z } from "zod";
import { Story } from "#components/story/story.tsx";
import { may } from "#lib/auth/policy.ts";
import { deskAction } from "#lib/auth/session.ts";
import { ok, type Result, refused } from "#lib/result.ts";
import { siteWording } from "#lib/settings/queries.ts";
import { storyView } from "./story-view.ts";

const drawing = z.strictObject({
  draft: z.strictObject({ content: z.unknown(), publishedLocal: z.string() }),
  storyId: z.int().positive().nullable(),
});

/** Draws what is typed with the components of the story's page. Stores nothing. */
export async function drawStory(input: unknown): Promise<Result<ReactNode>> {
  return deskAction(drawing, input, async (person, { draft, storyId }) => {
    if (!may(person, "story.read"))
      return refused({ code: "forbidden", message: "Your role does not allow this." });
    const view = await storyView(draft.content, draft.publishedLocal, storyId);
    if (!view.ok) return view;
    const wording = await siteWording();
    return ok(
      <div lang={wording.language} dir={wording.direction}>
        <Story story={view.value} wording={wording} />
      </div>,
    );
  });
}
