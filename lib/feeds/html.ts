import type { Wording } from "#lib/language/wording.ts";
import { safeHref } from "#lib/markdown/links.ts";
import { renderMarkdown } from "#lib/markdown/render.ts";
import { type FeedStory, storyParts } from "./feed.ts";
import { type FeedPart, feedParts } from "./formats.ts";
import { escaped, readable } from "./xml.ts";

/**
 * A story as HTML for whoever reads it elsewhere: every part under the name that it has on the page, every address absolute.
 * With `part` that one alone. What XML cannot hold is left out here already, so that all kinds of feed say the same.
 */
export function storyHtml(story: FeedStory, wording: Wording, part: FeedPart | null = null): string {
  if (part !== null) return markdown(story, story[storyParts[part].text], storyParts[part].prefix);
  return [
    picture(story.picture, wording),
    story.summary && `<p>${escaped(story.summary)}</p>`,
    under(wording.say(feedParts.take), markdown(story, story.ourTake, storyParts.take.prefix)),
    under(wording.say("feed.claim"), claim(story, wording)),
    under(wording.say(feedParts.why), markdown(story, story.whyItMatters, storyParts.why.prefix)),
    under(
      wording.say("story.doThisWeek"),
      list(
        "ul",
        story.doThisWeek.map((item) => action(item, wording)),
      ),
    ),
    markdown(story, story.body),
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
        story.corrections.map((item) => correction(item, wording)),
      ),
    ),
  ]
    .filter(Boolean)
    .join("\n");
}

/** Headings of a part begin one below its own; ids are those of the page, to which links within a text lead. */
function markdown({ url }: FeedStory, text: string, prefix?: string): string {
  const options = { anchors: false, base: url, ...(prefix && { prefix, headingOffset: 1 }) };
  return readable(renderMarkdown(text, options)).trim();
}

function under(heading: string, html: string): string {
  return html && `<h2>${escaped(heading)}</h2>\n${html}`;
}

function list(kind: "ol" | "ul", items: string[]): string {
  return items.length > 0 ? `<${kind}>\n${items.map((item) => `<li>${item}</li>\n`).join("")}</${kind}>` : "";
}

function picture(hero: FeedStory["picture"], wording: Wording): string {
  if (!hero) return "";
  const size = hero.file ? ` width="${hero.file.width}" height="${hero.file.height}"` : "";
  const credit =
    hero.credit &&
    `<figcaption>${escaped(wording.say("story.picture", { credit: hero.credit }))}</figcaption>`;
  return `<figure><img src="${escaped(hero.url)}" alt="${escaped(hero.alt)}"${size}>${credit}</figure>`;
}

function claim({ claim, lookBack }: FeedStory, wording: Wording): string {
  if (claim === "") return "";
  const when =
    lookBack && ` <small>${escaped(wording.say("feed.lookBack", { day: wording.day(lookBack) }))}</small>`;
  return `<p>${escaped(claim)}${when ?? ""}</p>`;
}

function action({ audience, action, until }: FeedStory["doThisWeek"][number], wording: Wording): string {
  const whom = audience && `<strong>${escaped(audience)}</strong> `;
  return `${whom}${escaped(action)}${until ? ` <small>${untilDay(until, wording)}</small>` : ""}`;
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

function correction({ date, kind, text }: FeedStory["corrections"][number], wording: Wording): string {
  return `<strong>${escaped(wording.say(kinds[kind]))}</strong> ${escaped(wording.day(date))}: ${escaped(text)}`;
}
