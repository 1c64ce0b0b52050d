import { z } from "zod";
import { deskRequest, fromDesk, respond } from "#lib/auth/desk-request.ts";
import { deletePicture, describePicture } from "#lib/pictures/commands.ts";
import { refused } from "#lib/result.ts";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ id: string }> };

const numbered = z.coerce.number().int().positive().max(2_147_483_647);

// The command says in words what is wrong with each of them.
const said = z.strictObject({
  alt: z.string().optional(),
  credit: z.string().optional(),
  focalX: z.number().optional(),
  focalY: z.number().optional(),
});

/** Changes what the library says of a picture. */
export async function PUT(request: Request, { params }: Context): Promise<Response> {
  const id = numbered.safeParse((await params).id);
  return deskRequest(request, said, async (person, input) =>
    id.success ? describePicture(person, { id: id.data, ...input }) : refused(missing),
  );
}

/** Takes a picture that no story uses out of the library. */
export async function DELETE(request: Request, { params }: Context): Promise<Response> {
  const id = numbered.safeParse((await params).id);
  return respond(() =>
    fromDesk(request, async (person) =>
      id.success ? deletePicture(person, { id: id.data }) : refused(missing),
    ),
  );
}

const missing = { code: "not_found" as const, message: "There is no such picture." };
