import type { StoryContent } from "#lib/stories/content.ts";
import { completeStory } from "./stories.ts";

/** Text that has broken feeds, by what is awkward about it. */
const awkward: Record<string, string> = {
  "the end of a CDATA section": "Before ]]> after, and <![CDATA[ too ]]>",
  "a finished script": "A </script><script>alert(1)</script> in it",
  "ampersands and angles": "AT&T < B > C & &amp; &lt;b&gt; &nbsp; &#0; &bogus;",
  quotes: `He said "no" and 'yes' and “both”`,
  emoji: "Launch 🚀 of 👩‍👩‍👧‍👦 and 🇦🇹, 1️⃣ 🏳️‍🌈",
  "right to left": "قالت الشركة إنها ستطلق النموذج، وאז עברית",
  "changes of direction": "abc \u202e def \u202c \u2067 ghi \u2069 \u200f",
  "control characters": "bell \u0007 escape \u001b[31m null-ish \u0001 feed \u000c vertical \u000b end",
  "C1 control characters": "next line \u0085 and \u0080 \u009f",
  "lone surrogates": "half \ud83d and other half \ude80 apart",
  "what is no character": "\ufffe and \uffff and \ufdd0",
  "a byte order mark": "\ufeffat the start and \ufeff within",
  "accents upon accents": "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘",
  "composed and decomposed": "é and é, Å and Å",
  "East Asian text": "日本語の見出し、中文標題、한국어 제목",
  "four bytes a letter": "𝒜𝓃𝒶𝓁𝓎𝓈𝒾𝓈 𠮷野家",
  "line separators": "one\u2028two\u2029three",
  "no-break and thin spaces": "10\u00a0000\u2009km and\u200bzero",
  "an entity in words": "&lt;title&gt; is not <title>",
  "percent signs": "100%25 %00 %zz %E0%A4%A",
  backslashes: "C:\\new\\table; a\\, b\\; c\\n",
  "commas and semicolons": "a, b; c: d, e; f",
  "XML of its own": '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><x>&y;</x>',
  "a comment": "before <!-- hidden --> after -- and --> more",
  "templates of programs": "{{constructor.constructor('x')()}} <%= x %> #{x}",
};

const names = Object.keys(awkward);

/** Parts of fifty stories: each awkward text as a headline and a summary, and once more everywhere else. */
export const awkwardStories: StoryContent[] = names.flatMap((name) => {
  const text = awkward[name] as string;
  const words = text.replace(/\s+/gu, " ").trim();
  return [
    completeStory({ headline: words, summary: text, hero: hero(words) }),
    completeStory({
      headline: `Everywhere: ${name}`,
      summary: text,
      ourTake: `${text}\n\n[here](/news/x) [note][^1] ![p](/media/p.webp)\n\n[^1]: ${text}`,
      claim: words,
      lookBack: "2032-06-04",
      whyItMatters: `- ${text}\n- [part](#sources)`,
      doThisWeek: [
        { audience: words, action: text, until: "2031-06-11" },
        { audience: "Everybody", action: text, until: null },
      ],
      body: `## ${words}\n\n${text}\n\n\`\`\`\n${text}\n\`\`\`\n\n| ${words.replaceAll("|", "")} | b |\n| --- | --- |\n| [x](javascript:x) | <br> |`,
      sources: [
        { title: words, url: "https://example.org/?a=1&b=%22<>", publisher: words, date: "2031-06-04" },
        { title: "", url: "not an address", publisher: "", date: null },
      ],
      tags: [words.slice(0, 30), "Open Data"],
      corrections: [{ date: "2031-06-05", kind: "correction", text }],
    }),
  ];
});
awkwardStories[0] = completeStory({
  headline: "Only a summary",
  summary: "It has no other part.",
  ourTake: "",
  whyItMatters: "",
  doThisWeek: [],
  body: "",
  sources: [],
  tags: [],
});
awkwardStories[2] = completeStory({
  headline: "A hundred kilobytes",
  body: "## Part\n\nWords & <more> words ]]> with [a link](/news/x) and 🚀.\n\n".repeat(1600),
});

function hero(words: string): StoryContent["hero"] {
  return { src: "/media/0123456789abcdef/1600x900.webp", alt: words, credit: words };
}
