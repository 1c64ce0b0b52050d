import { z } from "zod";
import { fromDesk, respond } from "#lib/auth/desk-request.ts";
import { may } from "#lib/auth/policy.ts";
import { pictureBySrc, pictureLibrary } from "#lib/pictures/queries.ts";
import { ok, refused } from "#lib/result.ts";

export const dynamic = "force-dynamic";

const query = z.object({
  text: z.string().max(200).catch(""),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
  /** The address that a story points at: only that picture. */
  src: z.string().max(500).nullable().catch(null),
});

/** The library. Uploads to this address never come here: `lib/pictures/door.ts` takes them before Next reads them. */
export async function GET(request: Request): Promise<Response> {
  return respond(() =>
    fromDesk(request, async (person) => {
      if (!may(person, "picture.read"))
        return refused({ code: "forbidden", message: "Your role does not allow this." });
      const { searchParams } = new URL(request.url);
      const { text, page, src } = query.parse({
        text: searchParams.get("text") ?? "",
        page: searchParams.get("page") ?? 1,
        src: searchParams.get("src"),
      });
      if (src === null) return ok(await pictureLibrary({ text: text.replaceAll("\0", ""), page }));
      const picture = await pictureBySrc(src);
      return ok({ pictures: picture ? [picture] : [], total: picture ? 1 : 0, pages: 1 });
    }),
  );
}
