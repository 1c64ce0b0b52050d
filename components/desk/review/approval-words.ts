import type { ApprovalStanding } from "#lib/review/queries.ts";
import type { State } from "#lib/stories/lifecycle.ts";

type Story = { state: State; assigneeId: string | null; revision: number };

/** That a version has not been approved, and what has to be done about it, by whom. */
export function approvalMissing(
  { state, assigneeId, revision }: Story,
  { givers }: Pick<ApprovalStanding, "givers">,
  me: string,
): string {
  const missing = `Nobody has approved version ${revision} yet.`;
  const whose = givers.find(({ id }) => id === assigneeId);
  if (state === "in_review" && whose && whose.id !== me) return `${missing} It waits for ${whose.name}.`;
  const who = giversInWords(givers, me);
  if (!who) {
    return `${missing} Everybody who may approve wrote in it: somebody else has to, or an admin lets authors approve in this section.`;
  }
  return state === "in_review"
    ? `${missing} ${who} can.`
    : `${missing} Submit it for review; ${lower(who)} can.`;
}

/** "You", "Ben Example or Cara Example", "You, Ben Example or 3 others"; "" for nobody. */
export function giversInWords(givers: ApprovalStanding["givers"], me: string): string {
  const others = givers.filter(({ id }) => id !== me).map(({ name }) => name);
  const names = [...(others.length < givers.length ? ["You"] : []), ...others];
  const shown = names.length > 3 ? [...names.slice(0, 2), `${names.length - 2} others`] : names;
  return shown.length < 2 ? (shown[0] ?? "") : `${shown.slice(0, -1).join(", ")} or ${shown.at(-1)}`;
}

function lower(names: string): string {
  return names.startsWith("You") ? `y${names.slice(1)}` : names;
}
