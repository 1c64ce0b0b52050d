import { database } from "#lib/database/client.ts";
import { sections } from "#lib/sections/queries.ts";
import type { Facets } from "./answer.ts";
import type { Ranked } from "./rank.ts";

const mostTags = 12;

/** The ways to narrow what was found, by the names of today; those that were chosen come first. */
export async function facetsOf(
  found: Ranked,
  chosen: { tags?: string[]; section?: string | null; year?: number | null },
): Promise<Facets> {
  const { tags: slugs = [], section, year } = chosen;
  const [tags, all] = await Promise.all([
    database().tag.findMany({
      where: {
        OR: [{ id: { in: found.tags.map(({ id }) => id) } }, { slug: { in: slugs } }],
        successorId: null,
      },
      select: { id: true, name: true, slug: true },
    }),
    sections(),
  ]);
  const counted = <T extends { id: number; slug: string; name: string }>(
    labels: T[],
    counts: { id: number; count: number }[],
    isChosen: (slug: string) => boolean,
  ) =>
    labels
      .map(({ id, name, slug }) => ({
        name,
        slug,
        count: counts.find((each) => each.id === id)?.count ?? 0,
        chosen: isChosen(slug),
      }))
      .filter((facet) => facet.count > 0 || facet.chosen)
      .sort((a, b) => Number(b.chosen) - Number(a.chosen) || b.count - a.count);
  return {
    tags: counted(tags, found.tags, (slug) => slugs.includes(slug)).slice(0, mostTags),
    sections: counted(all, found.sections, (slug) => slug === section),
    years: found.years.map((each) => ({ ...each, chosen: each.year === year })),
  };
}
