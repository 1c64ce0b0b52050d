import { emptyContent, type StoryContent } from "#lib/stories/content.ts";
import { slugify } from "#lib/stories/slug.ts";
import { capital, type Dice, pick, random, zipf } from "./random.ts";
import { spell, type Topic, type Vocabulary, vocabularyOf } from "./vocabulary.ts";

export type Invented = { content: StoryContent; publishedAt: Date; author: Vocabulary["authors"][number] };

export type Inventor = { vocabulary: Vocabulary; story(n: number): Invented };

const day = 24 * 60 * 60 * 1000;
const span = 10 * 365 * day;

/**
 * How often a story takes up words that it has said before, two to four in a row. So a word of running text brings a term
 * for every 2.4 words, as in the posts of 18f.jsonl that have 600 to 800 words (704 words and 287 terms on average).
 */
const repeats = 0.34;

/**
 * Writes any of `count` stories that nobody wrote, the n-th from 0 always the same for the same seed, count and end,
 * whatever was written before: so several processes can share the work. Ten years of them up to `end`, more in the
 * later ones. Stories of one event follow one another and have its names; those of one topic share words and tags.
 */
export function inventor(seed: number, count: number, end: Date): Inventor {
  const vocabulary = vocabularyOf(seed);
  const { topics, words, functionWords, names, sections, authors, wideTags, rareTags } = vocabulary;
  const anyFunctionWord = zipf(functionWords.length, 1);
  const anyWord = zipf(words.length, 25);
  const anyTopic = zipf(topics.length, 8);
  const wordOfTopic = zipf(160, 5);
  const nameOfTopic = zipf(40, 2);
  const anyName = zipf(names.length, 2);
  const anyAuthor = zipf(authors.length, 5);
  const anyTag = zipf(4, 0);
  const wideTag = zipf(wideTags.length, 2);
  const gap = Math.max(3, count / 300);

  /** The event that a story tells of: the number of its first story, and of the one that this story follows. */
  const eventOf = (n: number): { root: number; before: number | null } => {
    const dice = random(seed, 2, n);
    if (n === 0 || dice() > 0.35) return { root: n, before: null };
    const before = n - 1 - Math.floor(-Math.log(1 - dice()) * gap);
    return before < 0 ? { root: n, before: null } : { root: eventOf(before).root, before };
  };
  const topicOf = (root: number) => anyTopic(random(seed, 3, root));
  const sectionOf = (root: number) => (topicOf(root) * 5 + (root % 3)) % sections.length;

  const about = (root: number): About => {
    const dice = random(seed, 3, root);
    const topic = topics[anyTopic(dice)] as Topic;
    const other = topics[anyTopic(dice)] as Topic;
    return {
      topic,
      other,
      names: [
        `${capital(spell(dice))} ${capital(spell(dice))}`,
        capital(spell(dice)),
        topic.names[nameOfTopic(dice)] as string,
      ],
      words: [spell(dice), pick(words, dice), pick(words, dice)],
      tag: dice() < 0.35 ? (rareTags[Math.floor(dice() ** 2 * rareTags.length)] as string) : null,
    };
  };

  const teller = ({ topic, other, names: own, words: ownWords }: About, dice: Dice) => {
    const lemma = () => {
      const at = dice();
      if (at < 0.42) return (dice() < 0.8 ? topic : other).words[wordOfTopic(dice)] as string;
      if (at < 0.46) return pick(ownWords, dice);
      if (at < 0.462) return spell(dice);
      return words[anyWord(dice)] as string;
    };
    const name = () => {
      const at = dice();
      if (at < 0.4) return pick(own, dice);
      return at < 0.85 ? (topic.names[nameOfTopic(dice)] as string) : (names[anyName(dice)] as string);
    };
    const word = () => {
      const at = dice();
      if (at < 0.45) return functionWords[anyFunctionWord(dice)] as string;
      if (at < 0.5) return name();
      const ending = dice();
      return ending < 0.6 ? lemma() : lemma() + (ending < 0.85 ? "s" : ending < 0.93 ? "ed" : "ing");
    };
    const told: string[] = [];
    const run = (length: number) => {
      const words: string[] = [];
      while (words.length < length) {
        const again = told.length > 20 && dice() < repeats ? Math.floor(dice() * (told.length - 4)) : null;
        if (again === null) words.push(word());
        else words.push(...told.slice(again, again + 2 + Math.floor(dice() * 3)));
      }
      words.length = length;
      told.push(...words);
      return words.join(" ");
    };
    const sentence = () => `${capital(run(10 + Math.floor(dice() * 16)))}.`;
    const sentences = (length: number) => Array.from({ length }, sentence).join(" ");
    return { name, lemma, run, sentences };
  };

  const headlineOf = (n: number) => {
    const tell = teller(about(eventOf(n).root), random(seed, 4, n));
    return `${tell.name()} ${tell.lemma()}s ${tell.run(5)}`.slice(0, 110).trimEnd();
  };
  const slugOf = (n: number) => slugify(`${headlineOf(n).slice(0, 60)}-${n + 1}`);

  /** An earlier story of the same topic, if one is soon found. */
  const earlier = (n: number, root: number, dice: Dice): number | null => {
    for (let tries = 0; tries < 25 && n > 0; tries += 1) {
      const candidate = Math.floor(dice() * n);
      if (topicOf(eventOf(candidate).root) === topicOf(root)) return candidate;
    }
    return null;
  };

  const story = (n: number): Invented => {
    const { root, before } = eventOf(n);
    const event = about(root);
    const dice = random(seed, 5, n);
    const { sentences, run, lemma } = teller(event, dice);
    const share = Math.min(1, (n + dice()) / count);
    const publishedAt = new Date(Math.floor(end.getTime() - span + share ** 0.75 * span) - 60_000);
    const on = publishedAt.toISOString().slice(0, 10);
    const headline = headlineOf(n);
    const mentioned = [before, earlier(n, root, dice), dice() < 0.3 ? earlier(n, root, dice) : null].filter(
      (other): other is number => other !== null,
    );
    const links = mentioned.map((other) => `${sentences(1)} See [${run(4)}](/news/${slugOf(other)}).`);
    const parts = 2 + Math.floor(dice() * 3);
    const body = Array.from({ length: parts }, (_, part) => {
      const paragraphs = [sentences(4 + Math.floor(dice() * 4))];
      if (links[part]) paragraphs.push(links[part]);
      if (dice() < 0.3) paragraphs.push([run(7), run(9), run(6)].map((item) => `- ${item}`).join("\n"));
      paragraphs.push(sentences(3 + Math.floor(dice() * 3)));
      return `## ${capital(run(4))}\n\n${paragraphs.join("\n\n")}`;
    }).join("\n\n");
    const tags = [
      ...(dice() < 0.8 ? [wideTags[wideTag(dice)] as string] : []),
      event.topic.tags[anyTag(dice)] as string,
      ...(dice() < 0.5 ? [(dice() < 0.5 ? event.topic : event.other).tags[anyTag(dice)] as string] : []),
      ...(event.tag ? [event.tag] : []),
    ];
    const near = mentioned[1] ?? mentioned[0];
    return {
      publishedAt,
      author: authors[anyAuthor(dice)] as Invented["author"],
      content: {
        ...emptyContent,
        headline,
        slug: slugOf(n),
        section: sections[sectionOf(root)]?.slug ?? "",
        summary: sentences(2),
        ourTake: sentences(3),
        whyItMatters: sentences(3),
        doThisWeek: Array.from({ length: 1 + Math.floor(dice() * 3) }, () => ({
          audience: `${capital(lemma())} ${lemma()}s`,
          action: `${capital(run(14))}.`,
          until: dice() < 0.01 ? null : dayOf(publishedAt.getTime() + 7 * day),
        })),
        body,
        sources: [
          source(event.names[0] as string, root, on),
          ...(dice() < 0.5 ? [source(capital(run(3)), root * 31 + n, on)] : []),
        ],
        tags: [...new Set(tags)],
        corrections: dice() < 0.02 ? [{ date: on, kind: "update", text: sentences(1) }] : [],
        follows: before !== null && dice() < 0.6 ? slugOf(before) : null,
        related: { pinned: near !== undefined && dice() < 0.04 ? [slugOf(near)] : [], banned: [] },
      },
    };
  };
  return { vocabulary, story };
}

type About = { topic: Topic; other: Topic; names: string[]; words: string[]; tag: string | null };

function source(title: string, number: number, date: string) {
  return {
    title,
    url: `https://example.org/reports/${number}`,
    publisher: "Example Wire",
    date,
  };
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
