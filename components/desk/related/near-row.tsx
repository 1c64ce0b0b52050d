import { Ban, Pin } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import type { Near } from "#lib/related/nearest.ts";
import { NearFacts, StoryLink } from "./near-facts.tsx";

type Props = {
  near: Near;
  /** Its place among those that readers are offered. */
  place?: number;
  dated: Date;
  timeZone: string;
  onPin: (() => void) | null;
  onBan: () => void;
};

/** A story that the text itself found, with the evidence and what an editor can do about it. */
export function NearRow({ near, place, dated, timeZone, onPin, onBan }: Props) {
  const { id, slug, headline } = near;
  return (
    <li className="flex gap-2 p-2.5 sm:gap-3 sm:p-3">
      {place !== undefined && (
        <span aria-hidden className="w-5 shrink-0 pt-0.5 text-center text-xs font-semibold text-quiet sm:w-6">
          {place}
        </span>
      )}
      <div className="min-w-0 flex-1">
        <StoryLink slug={slug} headline={headline} live />
        <NearFacts near={near} dated={dated} timeZone={timeZone} />
      </div>
      <div className="flex shrink-0 flex-col items-stretch gap-1">
        {onPin && (
          <Button
            id={`near-${id}-pin`}
            look="quiet"
            aria-label={`Pin “${headline}”`}
            title="Put it among the pinned ones"
            className="justify-start px-2"
            onClick={onPin}
          >
            <Pin aria-hidden className="size-4" />
            <span className="max-sm:sr-only">Pin</span>
          </Button>
        )}
        <Button
          id={`near-${id}-ban`}
          look="quiet"
          aria-label={`Keep out “${headline}”`}
          title="Never offer it under this story"
          className="justify-start px-2"
          onClick={onBan}
        >
          <Ban aria-hidden className="size-4" />
          <span className="max-sm:sr-only">Keep out</span>
        </Button>
      </div>
    </li>
  );
}
