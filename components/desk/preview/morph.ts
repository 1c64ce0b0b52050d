/**
 * Makes `shown` hold what `wanted` holds, and leaves every element that says the same as before in its place: a page of
 * 10,000 words in which one changed is then laid out anew in that paragraph alone.
 */
export function morph(shown: Element, wanted: Element): void {
  const before = [...shown.childNodes];
  const after = [...wanted.childNodes];
  let start = 0;
  while (start < Math.min(before.length, after.length) && same(before[start], after[start])) start += 1;
  let end = 0;
  const rest = Math.min(before.length, after.length) - start;
  while (end < rest && same(before.at(-1 - end), after.at(-1 - end))) end += 1;

  const old = before.slice(start, before.length - end);
  const fresh = after.slice(start, after.length - end);
  for (const [i, node] of fresh.entries()) {
    const place = old[i];
    if (place && isAlike(place, node)) morph(place as Element, node as Element);
    else if (place) place.replaceWith(node.cloneNode(true));
    else shown.insertBefore(node.cloneNode(true), before[before.length - end] ?? null);
  }
  for (const node of old.slice(fresh.length)) node.remove();
}

function same(a: Node | undefined, b: Node | undefined): boolean {
  return a !== undefined && b !== undefined && a.isEqualNode(b);
}

/** Whether the two are the same element with other things in it. */
function isAlike(a: Node, b: Node): boolean {
  if (!(a instanceof Element) || !(b instanceof Element)) return false;
  return a.children.length > 0 && a.cloneNode(false).isEqualNode(b.cloneNode(false));
}
