import { database } from "#lib/database/client.ts";
import { fold } from "#lib/language/words.ts";
import { sections } from "#lib/sections/queries.ts";
import { type State, stateNames } from "#lib/stories/lifecycle.ts";
import { slugify } from "#lib/stories/slug.ts";
import { filed } from "./document.ts";
import type { Note } from "./notes.ts";
import type { SearchQuery } from "./query.ts";

export type Edition = "published" | "working";

export type Resolved = {
  /** Groups of filings of which one each must be there. */
  filed: string[][];
  notFiled: string[];
  states: State[];
  notes: Note[];
};

/** Nothing is filed under this. */
const nowhere = "e:none";

/**
 * What the filters of a query mean: a tag by its name or any address that it had, a section by name or address, an author by a
 * part of the name. Readers' search knows of no tag that only drafts bear, and of no author without a page.
 */
export async function resolveFilters(query: SearchQuery, edition: Edition): Promise<Resolved> {
  const { filters, without } = query;
  const resolved: Resolved = { filed: [], notFiled: [], states: [], notes: [] };
  const kinds = [
    { unknown: "noTag", find: tagsCalled, wanted: filters.tags, unwanted: without.tags },
    { unknown: "noSection", find: sectionsCalled, wanted: filters.sections, unwanted: without.sections },
    { unknown: "noAuthor", find: authorsCalled, wanted: filters.authors, unwanted: without.authors },
  ] as const;
  for (const { unknown, find, wanted, unwanted } of kinds) {
    for (const name of wanted) {
      const found = await find(name, edition);
      resolved.filed.push(found.length > 0 ? found : [nowhere]);
      if (found.length === 0) resolved.notes.push({ kind: unknown, name });
    }
    for (const name of unwanted) resolved.notFiled.push(...(await find(name, edition)));
  }
  if (edition === "working") resolved.states = statesCalled(filters.states, without.states);
  if (filters.states.length > 0 && edition === "working" && resolved.states.length === 0)
    resolved.notes.push({ kind: "noState", name: filters.states.join("”, “") });
  return resolved;
}

/** The filings of tags by address, earlier ones too, or else by a part of the name. */
async function tagsCalled(name: string, edition: Edition): Promise<string[]> {
  const slug = slugify(name);
  const select = { id: true, successorOf: { select: { id: true } } } as const;
  const exact = await database().tag.findMany({
    where: { successorId: null, OR: [{ slug }, { addresses: { some: { slug } } }] },
    select,
  });
  const near = await (exact.length > 0
    ? exact
    : database().tag.findMany({
        where: {
          successorId: null,
          OR: [{ slug: { contains: slug } }, { name: { contains: name, mode: "insensitive" } }],
        },
        select,
        take: 20,
      }));
  // Stories may still be found under a merged tag until its job has run.
  const names = near
    .flatMap(({ id, successorOf }) => [id, ...successorOf.map((tag) => tag.id)])
    .map(filed.tag);
  if (edition === "working") return names;
  const borne = await database().searchWord.findMany({
    where: { word: { in: names }, stories: { gt: 0 } },
    select: { word: true },
  });
  return borne.map(({ word }) => word);
}

async function sectionsCalled(name: string): Promise<string[]> {
  const all = await sections();
  const slug = slugify(name);
  const exact = all.filter((section) => section.slug === slug || fold(section.name) === fold(name));
  const near = exact.length > 0 ? exact : all.filter((section) => fold(section.name).includes(fold(name)));
  return near.map(({ id }) => filed.section(id));
}

async function authorsCalled(name: string, edition: Edition): Promise<string[]> {
  const people = await database().user.findMany({
    where: {
      ...(edition === "published" && { slug: { not: null } }),
      OR: [{ slug: { contains: slugify(name) } }, { name: { contains: name, mode: "insensitive" } }],
    },
    select: { id: true },
    take: 50,
  });
  return people.map(({ id }) => filed.author(id));
}

function statesCalled(wanted: string[], unwanted: string[]): State[] {
  const called = (state: State, name: string) =>
    [state, stateNames[state]].some(
      (each) => slugify(each) === slugify(name) || slugify(each) === slugify(`in ${name}`),
    );
  const all = Object.keys(stateNames) as State[];
  if (wanted.length === 0 && unwanted.length === 0) return [];
  return all.filter(
    (state) =>
      (wanted.length === 0 || wanted.some((name) => called(state, name))) &&
      !unwanted.some((name) => called(state, name)),
  );
}
