/** What of a name is typed behind an "@" that the cursor stands after, and where the "@" is; null without one. */
export function namingAt(text: string, cursor: number): { from: number; typed: string } | null {
  const found = /(?<![\p{L}\p{N}])@([^@\n]{0,60})$/u.exec(text.slice(0, cursor));
  return found ? { from: found.index, typed: found[1] ?? "" } : null;
}

/** Names that begin with what is typed, then those of which another word does; none once a name is complete. */
export function namesFor(typed: string, names: string[], most = 6): string[] {
  const wanted = typed.toLowerCase();
  if (names.some((name) => wanted.startsWith(`${name.toLowerCase()} `))) return [];
  const rank = (name: string) => {
    const lower = name.toLowerCase();
    if (lower.startsWith(wanted)) return 0;
    return lower.split(/\s+/).some((word) => word.startsWith(wanted)) ? 1 : 2;
  };
  return names
    .filter((name) => rank(name) < 2)
    .sort((a, b) => rank(a) - rank(b) || a.localeCompare(b, "en"))
    .slice(0, most);
}

/** The text with a chosen name in place of what was typed of it, and where the cursor goes. */
export function withName(text: string, cursor: number, name: string): { text: string; cursor: number } {
  const naming = namingAt(text, cursor);
  if (!naming) return { text, cursor };
  const before = `${text.slice(0, naming.from)}@${name}`;
  const after = text.slice(cursor);
  const space = /^[\s.,;:!?)]/.test(after) ? "" : " ";
  return { text: before + space + after, cursor: before.length + space.length };
}
