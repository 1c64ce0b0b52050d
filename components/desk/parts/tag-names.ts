/** What was typed or pasted: "AI, LLM", "#Healthcare AI#LLM" and two lines are two tags each, none of them twice. */
export function tagNames(text: string): string[] {
  const marked = text.trimStart().startsWith("#") ? text.split(/[,#\n\t;]/) : text.split(/[,\n\t;]/);
  const names = marked.map((name) => name.replace(/\s+/g, " ").trim()).filter(Boolean);
  return names.filter((name, index) => !hasTag(names.slice(0, index), name));
}

/** Whether a name is among the tags, however it is written. */
export function hasTag(tags: string[], name: string): boolean {
  return tags.some((tag) => tag.toLowerCase() === name.toLowerCase());
}
