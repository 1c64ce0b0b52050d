import { MessageSquare } from "lucide-react";
import type { Found } from "#lib/search/desk.ts";
import type { DeskRow } from "#lib/stories/desk-queries.ts";
import { Pieces, SnippetLine } from "./pieces.tsx";
import { Choose } from "./review/choose.tsx";
import { DueLines } from "./schedule/due-lines.tsx";
import { StateBadge } from "./state-badge.tsx";
import { momentInWords } from "./times.ts";

type Props = {
  stories: DeskRow[];
  /** How many open comments each has. */
  comments: Map<number, number>;
  /** Where each has what was looked for, if anything was. */
  matches?: Map<number, Found> | undefined;
  timeZone: string;
  tagHref: (slug: string) => string;
  me: string;
};

/** Stories with state, section, tags, who and when; on a narrow screen each becomes a block of its own. */
export function StoryTable({ stories, comments, matches, timeZone, tagHref, me }: Props) {
  const now = new Date();
  return (
    <table className="w-full border-t-[3px] border-ink text-sm max-md:block">
      <thead className="max-md:sr-only">
        <tr className="border-b border-line text-left text-xs text-quiet">
          <th scope="col" className="w-9 py-2">
            <span className="sr-only">Choose</span>
          </th>
          <th scope="col" className="py-2 pr-4 font-semibold">
            Story
          </th>
          <th scope="col" className="py-2 pr-4 font-semibold">
            State
          </th>
          <th scope="col" className="py-2 pr-4 font-semibold">
            Section
          </th>
          <th scope="col" className="py-2 pr-4 font-semibold">
            Begun by
          </th>
          <th scope="col" className="py-2 font-semibold">
            Last change
          </th>
        </tr>
      </thead>
      <tbody className="max-md:block">
        {stories.map((story) => (
          <tr
            key={story.id}
            className="border-b border-line align-top max-md:flex max-md:flex-wrap max-md:gap-x-3 max-md:gap-y-1 max-md:py-3 md:hover:bg-raised/60"
          >
            <td className="max-md:w-7 md:py-1">
              <Choose id={story.id} version={story.version} headline={story.headline} />
            </td>
            <td className="max-md:w-[calc(100%-2.5rem)] md:py-2.5 md:pr-4">
              <a
                href={`/desk/stories/${story.id}`}
                className="font-serif text-[1.0625rem] leading-snug text-ink max-md:block max-md:pt-1 no-underline hover:bg-mark hover:text-on-mark"
              >
                <Headline story={story} found={matches?.get(story.id)} />
              </a>
              <Snippet found={matches?.get(story.id)} />
              {story.tags.length > 0 && (
                <p className="mt-0.5 flex flex-wrap gap-x-3 text-xs md:gap-x-2.5">
                  {story.tags.map(({ name, slug }) => (
                    <a
                      key={slug}
                      href={tagHref(slug)}
                      className="text-quiet no-underline hover:text-ink hover:underline max-md:py-1.5"
                    >
                      {name}
                    </a>
                  ))}
                </p>
              )}
            </td>
            <td className="max-md:flex max-md:items-center max-md:gap-2 md:py-2.5 md:pr-4">
              <StateBadge state={story.state} live={story.live} />
              <DueLines due={story.due} timeZone={timeZone} now={now} />
              {story.assignee && (
                <p
                  className={`text-xs md:mt-1 ${story.assignee.id === me ? "font-semibold text-ink" : "text-quiet"}`}
                >
                  {story.assignee.id === me ? "Your turn" : `${story.assignee.name}’s turn`}
                </p>
              )}
              <OpenComments story={story.id} count={comments.get(story.id) ?? 0} />
            </td>
            <td className="text-quiet md:py-2.5 md:pr-4 md:whitespace-nowrap">
              {story.section?.name ?? "None yet"}
            </td>
            <td className="text-quiet max-md:hidden md:py-2.5 md:pr-4">{story.author?.name ?? "Import"}</td>
            <td className="text-quiet md:py-2.5">
              <time dateTime={story.updatedAt.toISOString()} className="whitespace-nowrap tabular-nums">
                {momentInWords(story.updatedAt, timeZone, now)}
              </time>
              <span className="md:block"> {story.updatedBy ? `by ${story.updatedBy}` : "by an import"}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** As it is now: a row of search may be of the text before. */
function Headline({ story, found }: { story: DeskRow; found: Found | undefined }) {
  const isSame = found?.title.map(({ text }) => text).join("") === story.headline;
  return found && isSame ? <Pieces pieces={found.title} /> : story.headline;
}

function Snippet({ found }: { found: Found | undefined }) {
  if (!found?.snippet) return null;
  return <SnippetLine snippet={found.snippet} className="mt-0.5 max-w-prose" />;
}

function OpenComments({ story, count }: { story: number; count: number }) {
  if (count === 0) return null;
  return (
    <p className="text-xs md:mt-1">
      <a
        href={`/desk/stories/${story}#rail-comments`}
        className="inline-flex items-center gap-1 text-quiet no-underline hover:text-ink hover:underline max-md:py-1.5"
      >
        <MessageSquare aria-hidden className="size-3.5" />
        {count === 1 ? "1 comment" : `${count} comments`}
      </a>
    </p>
  );
}
