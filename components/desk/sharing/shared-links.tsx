"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import type { ShareEntry } from "#lib/sharing/queries.ts";
import { momentInWords } from "../times.ts";

type Props = {
  links: ShareEntry[];
  timeZone: string;
  /** Absent for whoever may not end links. */
  onRevoke?: (linkId: number) => Promise<void>;
};

/** Links to versions of a story: who made them, for whom, for which version, until when. */
export function SharedLinks({ links, timeZone, onRevoke }: Props) {
  const [ending, setEnding] = useState<number | null>(null);
  const at = (instant: Date) => momentInWords(instant, timeZone);
  const end = async (linkId: number) => {
    setEnding(linkId);
    await onRevoke?.(linkId);
    setEnding(null);
  };
  return (
    <ul className="divide-y divide-line border-y border-line text-sm">
      {links.map((link) => (
        <li key={link.linkId} className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 py-2">
          <div className="min-w-0 flex-[1_1_14rem]">
            <p className="break-words">
              <span className="font-semibold">Version {link.number}</span>
              {link.note && <> for {link.note}</>}
            </p>
            <p className="text-quiet">
              Made by {link.by}, {at(link.at)}.{" "}
              {link.revokedAt
                ? `Ended by hand ${at(link.revokedAt)}.`
                : link.isOpen
                  ? `Open until ${at(link.expiresAt)}.`
                  : `Ended ${at(link.expiresAt)}.`}
              {link.comments && " Takes comments."}
            </p>
          </div>
          {link.isOpen && (
            <div className="flex gap-1 max-sm:-ml-2">
              <a
                href={link.path}
                target="_blank"
                rel="noopener"
                className="inline-flex min-h-10 items-center px-2 underline sm:min-h-9 underline-offset-2"
                aria-label={`Open the link for version ${link.number}`}
              >
                Open
              </a>
              {onRevoke && (
                <Button
                  look="quiet"
                  disabled={ending !== null}
                  aria-label={`End the link for version ${link.number}${link.note ? ` for ${link.note}` : ""}`}
                  onClick={() => void end(link.linkId)}
                >
                  {ending === link.linkId ? "Ending…" : "End it"}
                </Button>
              )}
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
