import { database } from "#lib/database/client.ts";
import { indexStories } from "#lib/search/commands.ts";
import { searchStories } from "#lib/search/queries.ts";
import { pick, random } from "./random.ts";
import { firstAndTenth, type Probe } from "./timing.ts";
import { type Vocabulary, vocabularyOf } from "./vocabulary.ts";

/** What readers type, kind by kind; every query asks for its first page and its tenth. Then what a publication costs. */
export async function searchProbes(stories: number[], seed = 1): Promise<Probe[]> {
  const dice = random(98);
  const vocabulary = vocabularyOf(seed);
  const { words, topics, functionWords } = vocabulary;
  const headline = await someHeadlines();
  const topic = () => pick(topics.slice(0, 40), dice);
  const topicWord = () => topic().words[Math.floor(dice() ** 2 * 40)] as string;
  const any = () => (dice() < 0.5 ? topicWord() : (words[Math.floor(dice() ** 3 * 3000)] as string));
  const some = (count: number, make: () => string) => Array.from({ length: count }, make);
  const kinds: Record<string, string[]> = {
    "the commonest words": [
      ...words.slice(0, 6),
      ...functionWords.slice(0, 3),
      words.slice(0, 2).join(" "),
      words.slice(2, 5).join(" "),
      words.slice(0, 4).join(" "),
      `the ${words[1]} of ${words[0]}`,
    ],
    "one word": some(20, any),
    "two words": some(20, () => `${any()} ${any()}`),
    "three words": some(15, () => `${words[Math.floor(dice() * 20)]} ${any()} ${any()}`),
    "four words": headline.map((text) => text.split(" ").slice(1, 5).join(" ")).slice(0, 15),
    "a name": some(15, () => topic().names[Math.floor(dice() * 10)] as string),
    "a phrase": [
      ...headline.slice(15, 25).map((text) => `"${text.split(" ").slice(1, 4).join(" ")}"`),
      `"of the ${words[0]}"`,
      `"${words[0]} ${words[1]}"`,
    ],
    "a typing mistake": some(15, () => mistyped(pick(topic().words.slice(0, 20), dice), dice)),
    "a beginning": some(10, () => topicWord().slice(0, 4)),
    "a tag and a word": await tagQueries(vocabulary, any),
    "without a word": some(8, () => `${any()} -${words[0]}`),
  };
  const searches = Object.entries(kinds).map(([kind, queries]) => ({
    what: `search: ${kind}`,
    atMost: 60,
    runs: queries.flatMap((query) =>
      firstAndTenth((page) => searchStories({ query, edition: "published", page })),
    ),
  }));
  const index = stories.slice(0, 40).map((id) => () => indexStories([id]));
  return [...searches, { what: "indexing a story for search", runs: index, passes: 1 }];
}

async function someHeadlines(): Promise<string[]> {
  const rows = await database().$queryRaw<{ headline: string }[]>`
    select headline from revisions where story_id % (select greatest(1, count(*) / 30)::int from stories) = 1
    order by story_id limit 30`;
  return rows.map(({ headline }) => headline);
}

async function tagQueries({ words }: Vocabulary, any: () => string): Promise<string[]> {
  const tags = await database().$queryRaw<{ slug: string }[]>`
    select slug from revision_tags join tags on tags.id = tag_id group by tags.id order by count(*) desc, tags.id limit 10`;
  return tags.flatMap(({ slug }, i) => [`tag:${slug} ${words[i]}`, `tag:${slug} ${any()}`]);
}

/** Two letters in each other's place, or one left out. */
function mistyped(word: string, dice: () => number): string {
  const at = 1 + Math.floor(dice() * Math.max(1, word.length - 3));
  const [a = "", b = ""] = [word[at], word[at + 1]];
  return dice() < 0.5
    ? word.slice(0, at) + b + a + word.slice(at + 2)
    : word.slice(0, at) + word.slice(at + 1);
}
