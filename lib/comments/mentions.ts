type Person = { id: string; name: string };

/**
 * Who is mentioned in a text: people whose name follows an "@", in the order of the text. Of two names that begin alike
 * the longer one is meant; people of the same name are all meant.
 */
export function mentioned(text: string, people: Person[]): Person[] {
  const names = [...new Set(people.map(({ name }) => name))].sort((a, b) => b.length - a.length);
  const found = new Set<string>();
  for (const { index } of text.matchAll(/(?<![\p{L}\p{N}])@/gu)) {
    const rest = text.slice(index + 1);
    const name = names.find((each) => startsWithName(rest, each));
    if (name !== undefined) found.add(name);
  }
  return [...found].flatMap((name) => people.filter((person) => person.name === name));
}

function startsWithName(text: string, name: string): boolean {
  return (
    name !== "" &&
    text.slice(0, name.length).toLowerCase() === name.toLowerCase() &&
    !/^[\p{L}\p{N}]/u.test(text.slice(name.length))
  );
}
