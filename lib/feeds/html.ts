import { safeHref } from "#lib/markdown/links.ts";
import { renderMarkdown } from "#lib/markdown/render.ts";
import { type FeedStory, storyParts } from "./feed.ts";
import { type FeedPart, feedParts } from "./formats.ts";
import { escaped, readable } from "./xml.ts";

/**
 * A story as HTML for whoever reads it elsewhere: every part under the name that it has on the page, every address absolute.
 * With `part` that one alone. What XML cannot hold is left out here already, so that all kinds of feed say the same.
 */
export function storyHtml(story: FeedStory, part: FeedPart | null = null): string {
  if (part !== null) return markdown(story, story[storyParts[part].text], storyParts[part].prefix);
  return [
    picture(story.picture),
    story.summary && `<p>${escaped(story.summary)}</p>`,
    under(feedParts.take, markdown(story, story.ourTake, storyParts.take.prefix)),
    under(feedParts.why, markdown(story, story.whyItMatters, storyParts.why.prefix)),
    under("Do this week", list("ul", story.doThisWeek.map(action))),
    markdown(story, story.body),
    under("Sources", list("ol", story.sources.map(source))),
    under("Corrections", list("ul", story.corrections.map(correction))),
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
  return html && `<h2>${heading}</h2>\n${html}`;
}

function list(kind: "ol" | "ul", items: string[]): string {
  return items.length > 0 ? `<${kind}>\n${items.map((item) => `<li>${item}</li>\n`).join("")}</${kind}>` : "";
}

function picture(hero: FeedStory["picture"]): string {
  if (!hero) return "";
  const size = hero.file ? ` width="${hero.file.width}" height="${hero.file.height}"` : "";
  const credit = hero.credit && `<figcaption>Picture: ${escaped(hero.credit)}</figcaption>`;
  return `<figure><img src="${escaped(hero.url)}" alt="${escaped(hero.alt)}"${size}>${credit}</figure>`;
}

function action({ audience, action, until }: FeedStory["doThisWeek"][number]): string {
  const whom = audience && `<strong>${escaped(audience)}</strong> `;
  return `${whom}${escaped(action)}${until ? ` <small>Current until ${day(until)}</small>` : ""}`;
}

function source({ title, url, publisher, date }: FeedStory["sources"][number]): string {
  const href = safeHref(url);
  const absolute = href && URL.canParse(href) ? new URL(href).href : null;
  const name = escaped(title || (absolute ?? ""));
  const linked = absolute ? `<a href="${escaped(absolute)}" rel="noopener">${name}</a>` : name;
  const origin = [publisher && escaped(publisher), date && day(date)].filter(Boolean).join(", ");
  return origin ? `${linked} (${origin})` : linked;
}

const kinds = { correction: "Correction", update: "Update", typo: "Typo" } as const;

function correction({ date, kind, text }: FeedStory["corrections"][number]): string {
  return `<strong>${kinds[kind]}, ${day(date)}:</strong> ${escaped(text)}`;
}

/** A day in words, with the day that programs read. */
function day(date: string): string {
  const instant = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(instant.getTime())) return escaped(date);
  return `<time datetime="${date}">${words.format(instant)}</time>`;
}

const words = new Intl.DateTimeFormat("en-US", {
  timeZone: "UTC",
  year: "numeric",
  month: "long",
  day: "numeric",
});
