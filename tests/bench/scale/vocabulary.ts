import { capital, type Dice, pick, random } from "./random.ts";

export type Topic = { words: string[]; names: string[]; tags: string[] };

/** What the stories of one seed are made of. Lists begin with what is commonest. */
export type Vocabulary = {
  functionWords: string[];
  /** Words of no subject in particular, without endings. */
  words: string[];
  topics: Topic[];
  /** Tags that stories of many topics bear. */
  wideTags: string[];
  /** Tags of single events: the long tail. */
  rareTags: string[];
  /** Organisations that stories of any topic name. */
  names: string[];
  sections: { slug: string; name: string }[];
  authors: { id: string; name: string; slug: string }[];
};

/** Invented words in the manner of English ones, so that endings and capital letters mean what they do there. */
export function vocabularyOf(seed: number): Vocabulary {
  const dice = random(seed, 1);
  const spelled = new Set<string>(functionWords);
  const word = () => {
    for (;;) {
      const text = spell(dice);
      if (!spelled.has(text) && spelled.add(text)) return text;
    }
  };
  const some = <T>(count: number, make: () => T) => Array.from({ length: count }, make);
  const words = some(40_000, word);
  const person = () => `${capital(word())} ${capital(word())}`;
  const organisation = () => (dice() < 0.5 ? capital(word()) : `${capital(word())} ${pick(kinds, dice)}`);
  const tag = () => (dice() < 0.6 ? capital(word()) : `${capital(word())} ${word()}`);
  return {
    functionWords,
    words,
    names: some(200, organisation),
    topics: some(300, () => ({
      words: some(160, () => (dice() < 0.6 ? pick(words, dice) : word())),
      names: some(40, () => (dice() < 0.5 ? person() : organisation())),
      tags: some(4, tag),
    })),
    wideTags: some(12, tag),
    rareTags: some(1500, tag),
    sections: ["News", "Research", "Policy", "Security", "Business", "Health", "Opinion", "Tools"].map(
      (name) => ({ slug: name.toLowerCase(), name }),
    ),
    authors: some(40, person).map((name, i) => ({
      id: `author-${i + 1}`,
      name,
      slug: name.toLowerCase().replace(" ", "-"),
    })),
  };
}

/** A word that is in no list: what is written once. */
export function spell(dice: Dice): string {
  const syllables = dice() < 0.15 ? 1 : dice() < 0.6 ? 2 : 3;
  let text = "";
  for (let i = 0; i < syllables; i += 1) text += pick(onsets, dice) + pick(vowels, dice);
  return text + pick(codas, dice);
}

const onsets =
  "b br bl c ch cl cr d dr f fl fr g gl gr h j k l m n p pl pr qu r s sh sl sn sp st str t th tr v w".split(
    " ",
  );
const vowels = "a a e e i i o o u ai ea ee oa ou".split(" ");
const codas = [
  "",
  "b",
  "ck",
  "d",
  "ft",
  "g",
  "l",
  "ld",
  "m",
  "mp",
  "n",
  "nd",
  "nt",
  "p",
  "r",
  "rk",
  "rt",
  "sk",
  "st",
  "t",
  "x",
];
const kinds = ["Labs", "Clinic", "Systems", "Group", "Institute", "Bank", "Energy", "Networks"];

/** English function words, roughly by how often they are used. */
const functionWords =
  `the of and to in a is that for it as was with be by on not he his but at are this have from or had an they which
  one were all their there been has when who will no more if out so what up about into than them can only other its
  time some could these two may first then do any like my now over such our man me even most made after also did many
  off before must well back through years where much your way down should because long each just state those people
  too mr how little good world make very year still see own work men day get here old life both between being under`
    .split(/\s+/)
    .filter(Boolean);
