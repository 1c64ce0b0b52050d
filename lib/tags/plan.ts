import { ok, type Problem, type Result, refused } from "#lib/result.ts";
import { isSlug, slugify } from "#lib/stories/slug.ts";
import { singleLine } from "#lib/stories/text.ts";

export const longestTagName = 60;

/** A few sentences: the page is about its stories. */
export const longestDescription = 600;

/** As many as a story may bear. */
export const mostTargets = 8;

export type Tag = { id: number; name: string; slug: string; removed: boolean };

/** All tags, and the addresses that lead to one without being its own. */
export type Register = { tags: Tag[]; earlier: { slug: string; tagId: number }[] };

export type Wish =
  | { kind: "rename"; tag: number; name: string; slug: string }
  | { kind: "merge"; tags: number[]; into: number }
  /** By names; the address of a tag that does not go on under its own name leads to the one at `heir`. */
  | { kind: "split"; tag: number; into: string[]; heir: number }
  | { kind: "remove"; tag: number };

/** A tag as it will be; without an id it has to be made. */
export type Target = { id: number | null; name: string; slug: string };

export type Plan = {
  targets: Target[];
  /** Tags that are no more afterwards; what leads to each, and what it names, leads to the target at `to`. */
  gone: { tag: Tag; to: number }[];
  /** Addresses that lead to a target from now on, besides its own and those that led there before. */
  leads: { slug: string; to: number }[];
  /** Addresses that led to another tag, and are a target's own or lead to one from now on. */
  freed: { slug: string; from: Tag }[];
};

/**
 * What a wish makes of the tags and their addresses; nothing is done yet. Refused in an editor's words: "not_found" for tags that
 * are not there, "invalid" (with fields "name", "slug" or "into") for what cannot be.
 */
export function planChange(register: Register, wish: Wish): Result<Plan> {
  const living = register.tags.filter(({ removed }) => !removed);
  const find = (id: number) => living.find((tag) => tag.id === id);
  if (wish.kind === "merge") return planMerge(register, wish.tags.map(find), find(wish.into));
  const tag = find(wish.tag);
  if (!tag) return refused(gone);
  if (wish.kind === "rename") return planRename(register, tag, wish);
  if (wish.kind === "split") return planSplit(register, tag, wish);
  return ok({ targets: [], gone: [], leads: [], freed: [] });
}

/** A name as it is stored: one line, without the sign that readers see before it. */
export function tagName(text: string): string {
  return singleLine(text).replace(/^#+\s*/, "");
}

function planRename(register: Register, tag: Tag, wish: { name: string; slug: string }): Result<Plan> {
  const name = tagName(wish.name);
  const slug = wish.slug.trim();
  const wrong = nameFault(name);
  if (wrong) return refused(invalid("name", wrong));
  if (!isSlug(slug)) return refused(invalid("slug", noSlug));
  if (name === tag.name && slug === tag.slug) return refused(invalid("name", unchanged));
  const others = register.tags.filter(({ id }) => id !== tag.id);
  const namesake = others.find((other) => isCalled(other, name) || other.slug === slugify(name));
  const neighbour = others.find((other) => other.slug === slug);
  if (namesake && !namesake.removed) return refused(invalid("name", nameTaken(namesake)));
  if (neighbour && !neighbour.removed) return refused(invalid("slug", addressTaken(neighbour)));
  const absorbed = [...new Set([namesake, neighbour])].filter((other) => other !== undefined);
  const target = { id: tag.id, name, slug };
  return ok(planOf(register, [target], absorbed, [tag.slug, slugify(tag.name), slugify(name)], 0));
}

function planMerge(register: Register, tags: (Tag | undefined)[], into: Tag | undefined): Result<Plan> {
  if (!into || tags.includes(undefined)) return refused(gone);
  const sources = [...new Set(tags)].filter((tag) => tag !== undefined && tag.id !== into.id) as Tag[];
  if (sources.length === 0) return refused(invalid("into", nothingToMerge));
  const { id, name, slug } = into;
  return ok(planOf(register, [{ id, name, slug }], sources, [], 0));
}

function planSplit(register: Register, tag: Tag, wish: { into: string[]; heir: number }): Result<Plan> {
  const names = wish.into.map(tagName).filter((name) => name !== "");
  const wrong = names.map(nameFault).find((fault) => fault !== null);
  if (wrong) return refused(invalid("into", wrong));
  const all = names.map((name) => targetNamed(register, name));
  const targets = all.filter((target, at) => all.findIndex(({ slug }) => slug === target.slug) === at);
  if (targets.length < all.length) return refused(invalid("into", twice));
  if (targets.length < 2) return refused(invalid("into", tooFew));
  if (targets.length > mostTargets) return refused(invalid("into", tooMany));
  const stays = targets.some(({ id }) => id === tag.id);
  const heir = Math.min(Math.max(0, wish.heir), targets.length - 1);
  return ok(planOf(register, targets, stays ? [] : [tag], [], heir));
}

/** The tag of that name or address, also a removed one; or a new one. */
function targetNamed(register: Register, name: string): Target {
  const slug = slugify(name);
  const known =
    register.tags.find((tag) => tag.slug === slug) ?? register.tags.find((tag) => isCalled(tag, name));
  return known ? { id: known.id, name: known.name, slug: known.slug } : { id: null, name, slug };
}

function planOf(register: Register, targets: Target[], going: Tag[], more: string[], to: number): Plan {
  const staying = register.tags.filter((tag) => !going.includes(tag));
  const own = new Set([
    ...staying.filter(({ id }) => !targets.some((target) => target.id === id)).map(({ slug }) => slug),
    ...targets.map(({ slug }) => slug),
  ]);
  const leads = [...more, ...going.flatMap(({ slug, name }) => [slug, slugify(name)])];
  const leadsAway = ({ slug, tagId }: Register["earlier"][number]) => {
    if (going.some(({ id }) => id === tagId)) return false;
    const owner = targets.find((target) => target.slug === slug);
    return owner ? owner.id !== tagId : leads.includes(slug) && targets[to]?.id !== tagId;
  };
  return {
    targets,
    gone: going.map((tag) => ({ tag, to })),
    leads: [...new Set(leads)].filter((slug) => !own.has(slug)).map((slug) => ({ slug, to })),
    freed: register.earlier.filter(leadsAway).flatMap(({ slug, tagId }) => {
      const from = register.tags.find(({ id }) => id === tagId);
      return from ? [{ slug, from }] : [];
    }),
  };
}

function isCalled(tag: Tag, name: string): boolean {
  return tag.name.toLowerCase() === name.toLowerCase();
}

function nameFault(name: string): string | null {
  if (name === "") return "Enter the tag’s name.";
  return name.length > longestTagName ? `Use at most ${longestTagName} characters for a tag’s name.` : null;
}

function nameTaken({ name, slug }: Tag): string {
  return `The tag “${name}” (/tags/${slug}) is known by that name; merge the two instead.`;
}

function addressTaken({ name }: Tag): string {
  return `This is the address of the tag “${name}”; choose another, or merge the two.`;
}

const noSlug = "An address has lower-case letters, digits and single hyphens only, such as “open-data”.";
const unchanged = "The tag is called so already; change its name or its address.";
const nothingToMerge = "Choose at least one other tag to merge into this one.";
const twice = "Two of these names mean the same tag; give each another name.";
const tooFew = "Name at least two tags.";
const tooMany = `Name at most ${mostTargets} tags.`;

function invalid(field: "name" | "slug" | "into", message: string): Problem {
  return { code: "invalid", message, fields: { [field]: [message] } };
}

const gone: Problem = {
  code: "not_found",
  message: "There is no such tag any more; go back to the list of tags.",
};
