/** A body of about so many words as somebody might write it: sections with prose, emphasis, links, lists and a quote. */
export function longBody(words: number): string {
  const sections: string[] = [];
  for (let count = 0; count < words; ) {
    const section = sectionNumber(sections.length + 1);
    sections.push(section);
    count += section.split(/\s+/).length;
  }
  return sections.join("\n\n");
}

function sectionNumber(n: number): string {
  return [
    `## Part ${n}`,
    `${n}: ${sentences(5)} *Nobody* said so [in the archive](https://archive.example.org/papers/${n}) before.`,
    `${sentences(3)} The **second** reading of note ${n} changed little.`,
    `- The clinic keeps paper ${n}.\n- The lender keeps the other, which nobody has asked for.`,
    `> “We opened box ${n} and it was empty,” said Ida Example.`,
    sentences(4),
  ].join("\n\n");
}

function sentences(count: number): string {
  return Array.from(
    { length: count },
    () => "The archive opened to everyone on Monday and nobody was there to see it.",
  ).join(" ");
}
