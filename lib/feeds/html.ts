import { spokenHtml } from "#lib/language/spoken.ts";
import type { Wording } from "#lib/language/wording.ts";
import { safeHref } from "#lib/markdown/links.ts";
import { renderMarkdown } from "#lib/markdown/render.ts";
import { wordsOf } from "#lib/markdown/words.ts";
import { type FeedStory, storyParts } from "./feed.ts";
import { type FeedPart, feedParts } from "./formats.ts";
import { escaped, readable } from "./xml.ts";

/**
 * A story as HTML for whoever reads it elsewhere: every part under the name that it has on the page, every address absolute.
 * With `part` that one alone. Where the story is in another language than the site, its texts and the site's words around them say
 * in which they are. What XML cannot hold is left out here already, so that all kinds of feed say the same.
 */
export function storyHtml(story: FeedStory, wording: Wording, part: FeedPart | null = null): string {
  const own = spokenHtml(story.language, wording);
  const around = own && ` lang="${wording.language}"`;
  const prose = (text: string, prefix?: string) => markdown(story, text, wording, own, prefix);
  const under = (heading: string, html: string) => html && `<h2${around}>${escaped(heading)}</h2>\n${html}`;
  if (part !== null) return prose(story[storyParts[part].text], storyParts[part].prefix);
  return [
    picture(story.picture, wording, own),
    story.summary && `<p${own}>${escaped(story.summary)}</p>`,
    under(wording.say(feedParts.take), prose(story.ourTake, storyParts.take.prefix)),
    under(wording.say("feed.claim"), claim(story, wording, own)),
    under(wording.say(feedParts.why), prose(story.whyItMatters, storyParts.why.prefix)),
    under(
      wording.say("story.doThisWeek"),
      list(
        "ul",
        story.doThisWeek.map((item) => action(item, wording, own)),
      ),
    ),
    prose(story.body),
    under(
      wording.say("story.sources"),
      list(
        "ol",
        story.sources.map((item) => source(item, wording)),
      ),
    ),
    under(
      wording.say("story.corrections"),
      list(
        "ul",
        story.corrections.map((item) => correction(item, wording, own)),
      ),
    ),
  ]
    .filter(Boolean)
    .join("\n");
}

/** Headings of a part begin one below its own; ids are those of the page, to which links within a text lead. */
function markdown(
  { url, language }: FeedStory,
  text: string,
  wording: Wording,
  own: string,
  prefix?: string,
): string {
  const words = wordsOf(wording, language);
  const options = { anchors: false, base: url, words, ...(prefix && { prefix, headingOffset: 1 }) };
  const html = readable(renderMarkdown(text, options)).trim();
  return own && html ? `<div${own}>\n${html}\n</div>` : html;
}

/** Text of the story in a line that begins in the site's words. */
function within(text: string, own: string): string {
  return own ? `<span${own}>${escaped(text)}</span>` : escaped(text);
}

function list(kind: "ol" | "ul", items: string[]): string {
  return items.length > 0 ? `<${kind}>\n${items.map((item) => `<li>${item}</li>\n`).join("")}</${kind}>` : "";
}

function picture(hero: FeedStory["picture"], wording: Wording, own: string): string {
  if (!hero) return "";
  const size = hero.file ? ` width="${hero.file.width}" height="${hero.file.height}"` : "";
  const credit =
    hero.credit &&
    `<figcaption>${escaped(wording.say("story.picture", { credit: hero.credit }))}</figcaption>`;
  return `<figure><img src="${escaped(hero.url)}" alt="${escaped(hero.alt)}"${own}${size}>${credit}</figure>`;
}

function claim({ claim, lookBack }: FeedStory, wording: Wording, own: string): string {
  if (claim === "") return "";
  const when =
    lookBack && ` <small>${escaped(wording.say("feed.lookBack", { day: wording.day(lookBack) }))}</small>`;
  return `<p>${within(claim, own)}${when ?? ""}</p>`;
}

type Item = FeedStory["doThisWeek"][number];

function action({ audience, action, until }: Item, wording: Wording, own: string): string {
  const whom = audience && `<strong${own}>${escaped(audience)}</strong> `;
  return `${whom}${within(action, own)}${until ? ` <small>${untilDay(until, wording)}</small>` : ""}`;
}

function untilDay(until: string, wording: Wording): string {
  return escaped(wording.say("story.until", { day: wording.day(until) }));
}

function source({ title, url, publisher, date }: FeedStory["sources"][number], wording: Wording): string {
  const href = safeHref(url);
  const absolute = href && URL.canParse(href) ? new URL(href).href : null;
  const name = escaped(title || (absolute ?? ""));
  const linked = absolute ? `<a href="${escaped(absolute)}" rel="noopener">${name}</a>` : name;
  const day = date && wording.day(date);
  const both = publisher && day ? wording.say("story.origin", { publisher, day }) : publisher || day;
  const origin = both && escaped(both);
  return origin ? `${linked} (${origin})` : linked;
}

const kinds = { correction: "story.correction", update: "story.update", typo: "story.typo" } as const;

type Note = FeedStory["corrections"][number];

function correction({ date, kind, text }: Note, wording: Wording, own: string): string {
  return `<strong>${escaped(wording.say(kinds[kind]))}</strong> ${escaped(wording.day(date))}: ${within(text, own)}`;
}
