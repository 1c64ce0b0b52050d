import { database } from "#lib/database/client.ts";
import { rebuildRelated } from "#lib/related/rebuild.ts";
import { emptyContent, type StoryContent } from "#lib/stories/content.ts";
import { contentHash } from "#lib/stories/hash.ts";

const batch = 100;
const tenYears = 10 * 365 * 24 * 60 * 60 * 1000;
const firstDay = Date.UTC(2016, 0, 1);

/**
 * Publishes so many stories that nobody wrote, the same for the same seed, with a vocabulary like a real one: words
 * by Zipf's law, subjects with words of their own, names, tags with a long tail, ten years of dates. Goes past the
 * commands, which would take a minute for a thousand.
 */
export async function publishInvented(count: number, seed = 1): Promise<void> {
  const section = await database().section.upsert({
    where: { slug: "news" },
    create: { slug: "news", name: "News" },
    update: {},
  });
  const write = inventor(seed);
  for (let start = 0; start < count; start += batch) {
    const contents = Array.from({ length: Math.min(batch, count - start) }, (_, i) => write(start + i));
    await database().$transaction(
      async (tx) => {
        const first = ((await tx.story.aggregate({ _max: { id: true } }))._max.id ?? 0) + 1;
        const names = [...new Set(contents.flatMap(({ tags }) => tags))];
        const tagRows = names.map((name) => ({ name, slug: name.toLowerCase() }));
        await tx.tag.createMany({ data: tagRows, skipDuplicates: true });
        const tags = new Map((await tx.tag.findMany()).map(({ id, name }) => [name, id]));
        const stories = contents.map((content, i) => ({ id: first + i, content }));
        const date = (i: number) => new Date(firstDay + ((start + i) / count) * tenYears);
        await tx.story.createMany({
          data: stories.map(({ id, content }, i) => ({
            id,
            slug: content.slug,
            state: "published",
            workingNumber: 1,
            publishedNumber: 1,
            publishedAt: date(i),
            liveSince: date(i),
          })),
        });
        await tx.storySlug.createMany({
          data: stories.map(({ id, content }, i) => ({
            slug: content.slug,
            storyId: id,
            publicSince: date(i),
          })),
        });
        await tx.revision.createMany({
          data: stories.map(({ id, content }) => ({
            storyId: id,
            number: 1,
            hash: contentHash(content),
            words: 500,
            headline: content.headline,
            slug: content.slug,
            sectionId: section.id,
            summary: content.summary,
            ourTake: content.ourTake,
            whyItMatters: content.whyItMatters,
            body: content.body,
            tagNames: content.tags,
          })),
        });
        await tx.revisionTag.createMany({
          data: stories.flatMap(({ id, content }) =>
            content.tags.map((name, position) => ({
              storyId: id,
              number: 1,
              position,
              tagId: tags.get(name) as number,
            })),
          ),
        });
      },
      { maxWait: 60_000, timeout: 120_000 },
    );
  }
  await database().$executeRaw`select setval('stories_id_seq', (select max(id) from stories))`;
  await rebuildRelated();
  await database().$executeRawUnsafe("vacuum analyze");
}

/** Writes the n-th story. */
function inventor(seed: number): (n: number) => StoryContent {
  const random = generator(seed);
  const spelled = new Set<string>();
  const word = () => {
    for (;;) {
      const length = 2 + Math.floor(random() * 3);
      const text = Array.from({ length }, () => pick(syllables, random)).join("");
      if (!spelled.has(text) && spelled.add(text)) return text;
    }
  };
  const vocabulary = Array.from({ length: 20_000 }, word);
  const common = zipf(vocabulary.length, random);
  const person = () => `${capital(word())} ${capital(word())}`;
  const subjects = Array.from({ length: 250 }, () => ({
    words: Array.from({ length: 80 }, () => pick(vocabulary, random)),
    names: Array.from({ length: 15 }, () => (random() < 0.5 ? person() : capital(word()))),
    tags: Array.from({ length: 4 }, () => capital(word())),
  }));
  const subject = zipf(subjects.length, random);
  const inSubject = zipf(80, random);
  const nameIn = zipf(15, random);

  return (n) => {
    const about = [subjects[subject()]!, subjects[subject()]!];
    const one = () => (random() < 0.75 ? about[0]! : about[1]!);
    const sentence = () => {
      const words = Array.from({ length: 12 + Math.floor(random() * 12) }, () => {
        const dice = random();
        if (dice < 0.06) return one().names[nameIn()]!;
        return dice < 0.3 ? one().words[inSubject()]! : vocabulary[common()]!;
      });
      return `${capital(words.join(" "))}.`;
    };
    const paragraph = (sentences: number) => Array.from({ length: sentences }, sentence).join(" ");
    return {
      ...emptyContent,
      headline: sentence().slice(0, 80),
      slug: `story-${n + 1}`,
      section: "news",
      summary: paragraph(2),
      ourTake: paragraph(3),
      whyItMatters: paragraph(3),
      body: Array.from({ length: 7 }, () => paragraph(3)).join("\n\n"),
      tags: [
        ...new Set([pick(about[0]!.tags, random), pick(about[0]!.tags, random), pick(one().tags, random)]),
      ],
    };
  };
}

const syllables =
  "ba be co da de fi ga go ha in jo ka ke la lo ma mi na no or pa pe ra re sa se ta ti un va wo za".split(
    " ",
  );

/** Ranks from 0 with probability 1 / (rank + 3), the law of words and of most things that are named. */
function zipf(count: number, random: () => number): () => number {
  const sums: number[] = [];
  let sum = 0;
  for (let rank = 0; rank < count; rank += 1) {
    sum += 1 / (rank + 3);
    sums.push(sum);
  }
  return () => {
    const at = random() * sum;
    let [low, high] = [0, count - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle]! < at) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

function pick<T>(things: T[], random: () => number): T {
  return things[Math.floor(random() * things.length)]!;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** mulberry32: the same numbers for the same seed. */
export function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
