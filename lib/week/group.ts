/** What is to be done by whom, with the story that says so. */
export type WeekAction<S> = {
  audience: string;
  action: string;
  until: string | null;
  past: boolean;
  story: S;
};

export type AudienceGroup<S> = { audience: string; actions: WeekAction<S>[] };

/**
 * Actions by whom they are for, in the order in which each audience comes first. "CIOs" and "cios " are one audience, by the
 * name that the first of them gives it; those for nobody in particular come last.
 */
export function byAudience<S>(actions: WeekAction<S>[]): AudienceGroup<S>[] {
  const groups = Map.groupBy(actions, ({ audience }) => sameAudience(audience));
  const inOrder = [...groups].sort(([one], [other]) => Number(one === "") - Number(other === ""));
  return inOrder.map(([, own]) => ({ audience: own[0]?.audience.trim() ?? "", actions: own }));
}

function sameAudience(audience: string): string {
  return audience
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s.:;,]+/gu, " ")
    .trim();
}
