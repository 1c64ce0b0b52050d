import { ArrowUpRight, CornerDownRight, Pin } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import type { OlderTake } from "#lib/related/older-takes.ts";
import type { StoryContent } from "#lib/stories/content.ts";
import { monthInWords } from "./said-when.ts";

type Props = {
  takes: OlderTake[];
  content: Pick<StoryContent, "follows" | "related">;
  timeZone: string;
  /** Make this story follow an older one, or pin that; absent where nothing can be changed. */
  onFollow?: ((take: OlderTake) => void) | undefined;
  onPin?: ((take: OlderTake) => void) | undefined;
  disabled?: boolean;
};

/** What the desk said before about a rare subject of this story, in its own words. */
export function OlderTakes({ takes, content, timeZone, onFollow, onPin, disabled = false }: Props) {
  return (
    <ul className="space-y-3">
      {takes.map((take) => {
        const { id, slug, headline, publishedAt, subject } = take;
        const follows = content.follows === slug;
        const pinned = content.related.pinned.includes(slug);
        return (
          <li key={id} className="on-slip border-t-2 border-slip-ink bg-slip px-3 py-2.5 text-sm">
            <p className="text-xs leading-snug">
              <span className="font-bold">You said this {monthInWords(publishedAt, timeZone)}</span> about{" "}
              {subject}
            </p>
            {take.take && <p className="mt-1 leading-snug text-ink">{take.take}</p>}
            <div className="mt-1.5 flex flex-wrap items-center gap-x-4 gap-y-1.5">
              <a
                href={`/news/${slug}`}
                target="_blank"
                rel="noopener"
                className="min-w-0 flex-1 basis-60 leading-snug text-ink underline decoration-current/30 underline-offset-2 hover:bg-mark hover:text-on-mark"
              >
                {headline}
                <ArrowUpRight aria-hidden className="ml-0.5 inline size-3.5 align-[-0.15em]" />
                <span className="sr-only"> (opens in a new tab)</span>
              </a>
              <span className="flex flex-wrap gap-2">
                {follows && <span className="text-xs text-quiet">This story follows it</span>}
                {pinned && <span className="text-xs text-quiet">Pinned</span>}
                {onFollow && content.follows === null && (
                  <Button
                    disabled={disabled}
                    aria-label={`Follow it: ${headline}`}
                    onClick={() => onFollow(take)}
                  >
                    <CornerDownRight aria-hidden className="size-4" />
                    Follow it
                  </Button>
                )}
                {onPin && !follows && !pinned && (
                  <Button disabled={disabled} aria-label={`Pin it: ${headline}`} onClick={() => onPin(take)}>
                    <Pin aria-hidden className="size-4" />
                    Pin it
                  </Button>
                )}
              </span>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
