import { changes, recordEvent } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/policy.ts";
import { askToDraw } from "#lib/cards/ask.ts";
import { theSite } from "#lib/cards/face.ts";
import type { Transaction } from "#lib/database/client.ts";
import { serially } from "#lib/database/serially.ts";
import { lockPicture } from "#lib/pictures/queries.ts";
import { type Problem, Refusal, type Result, refused } from "#lib/result.ts";
import { transact } from "#lib/stories/change.ts";
import { settingsTag } from "./kept.ts";
import { settingsOf, withLogo } from "./queries.ts";
import { type SettingsInput, type SiteSettings, settingsInput } from "./schema.ts";

/**
 * Sets what holds for the whole site, in every process by the time that it is answered here, or as soon as a
 * notification takes. A name or zone that equals the environment's is stored all the same, and stays when that changes.
 * Refused: "invalid" (with fields), "forbidden".
 */
export async function changeSettings(actor: Actor, input: SettingsInput): Promise<Result<SiteSettings>> {
  const parsed = settingsInput.safeParse(input);
  if (!parsed.success) return refused(problemOf(parsed.error.issues));
  return transact(actor, "settings.change", async (tx) => {
    await serially(tx, settingsTag);
    const { logoId } = parsed.data;
    if (logoId !== null) await holdLogo(tx, logoId);
    const where = { id: 1 };
    const before = settingsOf(await tx.settings.findUnique({ where, include: withLogo }));
    const after = settingsOf(
      await tx.settings.upsert({
        where,
        create: { id: 1, ...parsed.data },
        update: parsed.data,
        include: withLogo,
      }),
    );
    const changed = changes(told(before), told(after));
    if (before.name !== after.name || before.language !== after.language) await askToDraw(tx, theSite);
    if (Object.keys(changed.after).length > 0)
      await recordEvent(tx, actor, "settings.changed", { title: "" }, changed);
    return { value: after, tags: [settingsTag] };
  });
}

/** Makes sure that the picture is there, and stays until this transaction ends. */
async function holdLogo(tx: Transaction, id: number): Promise<void> {
  const picture = await tx.picture.findUnique({ where: { id }, select: { hash: true } });
  if (picture) await lockPicture(tx, picture.hash);
  if (!picture || (await tx.picture.count({ where: { id } })) === 0) throw new Refusal(noLogo);
}

/** As the log tells it. */
function told({ name, timeZone, language, logo, socialLinks, readers }: SiteSettings) {
  const links = socialLinks.map((link) => `${link.name} ${link.url}`).join(", ");
  return { name, timeZone, language, logo: logo?.id ?? null, links, readers };
}

function problemOf(issues: { path: PropertyKey[]; message: string }[]): Problem {
  const fields: Record<string, string[]> = {};
  for (const { path, message } of issues) {
    const name = path.join(".");
    fields[name] = [...(fields[name] ?? []), message];
  }
  return { code: "invalid", message: "The settings could not be saved yet.", fields };
}

const noLogo: Problem = {
  code: "invalid",
  message: "The settings could not be saved yet.",
  fields: { logoId: ["This picture is not in the library any more; choose another one."] },
};
