"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button, IconButton } from "#components/ui/button.tsx";
import type { Checklists, ReviewSettings, SectionRules } from "#lib/review/rules.ts";
import type { SectionRow } from "#lib/sections/queries.ts";
import { rulesInWords } from "../review/rule-words.ts";
import { SectionReview } from "./section-review.tsx";
import { SectionWords } from "./section-words.tsx";
import type { SettingsActions } from "./types.ts";

type Props = {
  section: SectionRow;
  rules: SectionRules;
  /** The checklists that hold where a section has none of its own. */
  site: Partial<Checklists>;
  index: number;
  count: number;
  busy: boolean;
  actions: Pick<SettingsActions, "change" | "remove" | "rule">;
  onSections: (sections: SectionRow[]) => void;
  onReview: (review: ReviewSettings) => void;
  onDeleted: (left: SectionRow[]) => void;
  onMove: (to: number) => void;
};

/** One section: its place, its words, and what review asks for in it, which are changed where they stand. */
export function SectionItem(props: Props) {
  const { section, rules, site, index, count, busy, actions, onSections, onReview, onDeleted, onMove } =
    props;
  const [editing, setEditing] = useState<"words" | "review" | null>(null);
  const edited = useRef<typeof editing>(null);
  const words = useRef<HTMLButtonElement>(null);
  const review = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (editing === null && edited.current) (edited.current === "words" ? words : review).current?.focus();
    edited.current = editing;
  }, [editing]);

  const { name, description, slug } = section;
  if (editing === "words") {
    return (
      <li className="py-3">
        <SectionWords
          section={section}
          actions={actions}
          onDone={(sections) => {
            if (sections) onSections(sections);
            setEditing(null);
          }}
          onDeleted={onDeleted}
        />
      </li>
    );
  }
  if (editing === "review") {
    return (
      <li className="py-3">
        <SectionReview
          section={section}
          rules={rules}
          site={site}
          rule={actions.rule}
          onDone={(after) => {
            if (after) onReview(after);
            setEditing(null);
          }}
        />
      </li>
    );
  }
  return (
    <li className="gap-3 py-3 sm:flex sm:items-start">
      <div className="min-w-0 flex-1">
        <p className="font-semibold">
          {name}{" "}
          <span className="text-sm font-normal break-all text-quiet max-sm:block">/sections/{slug}</span>
        </p>
        <p className="text-sm text-quiet">{description || "No description yet."}</p>
        <p className="mt-1 text-sm">{rulesInWords(name, rules, site).join(" ")}</p>
      </div>
      <div className="flex shrink-0 items-center max-sm:-ml-3 max-sm:mt-1">
        <Button ref={words} look="quiet" aria-label={`Edit ${name}`} onClick={() => setEditing("words")}>
          Edit
        </Button>
        <Button
          ref={review}
          look="quiet"
          aria-label={`Review in ${name}`}
          onClick={() => setEditing("review")}
        >
          Review
        </Button>
        <span className="max-sm:ml-auto">
          <IconButton
            name={`Move ${name} up`}
            disabled={busy || index === 0}
            onClick={() => onMove(index - 1)}
          >
            <ArrowUp aria-hidden className="size-4" />
          </IconButton>
          <IconButton
            name={`Move ${name} down`}
            disabled={busy || index === count - 1}
            onClick={() => onMove(index + 1)}
          >
            <ArrowDown aria-hidden className="size-4" />
          </IconButton>
        </span>
      </div>
    </li>
  );
}
