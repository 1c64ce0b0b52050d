const ways: [string, string][] = [
  ["hail radar", "both words, in any part of a story; their beginnings and other forms count too"],
  ["“hail radar”", "these words together"],
  ["-drone", "not this word"],
  ["tag:weather", "with this tag; also section:news, by:ann, state:draft"],
  ["after:2026-03", "published from March 2026 on; before: ends before that day, month or year"],
];

/** What can be typed where stories are looked for. */
export function SearchHelp() {
  return (
    <details className="mb-5 text-xs text-quiet">
      <summary className="w-fit cursor-pointer py-1 underline-offset-2 hover:text-ink hover:underline">
        Words, “phrases”, -not, tag: section: by: state: before: after:
      </summary>
      <dl className="mt-1.5 mb-3 grid max-w-3xl grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        {ways.map(([typed, meaning]) => (
          <div key={typed} className="contents">
            <dt className="font-semibold whitespace-nowrap text-ink">{typed}</dt>
            <dd className="min-w-0">{meaning}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
