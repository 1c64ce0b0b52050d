"use client";

import { Users } from "lucide-react";
import { useEffect } from "react";
import { fieldId } from "../draft.ts";
import { inWords } from "./parts.ts";
import "./presence.css";
import type { Other } from "./use-presence.ts";

/** Who else has the story open and where; information, never a lock. */
export function PresenceLine({ others }: { others: Other[] }) {
  const words = inWords(others);
  useEffect(() => {
    const marks = new Map<string, string[]>();
    for (const { part, name, you } of others)
      if (part && !you) marks.set(part, [...new Set([...(marks.get(part) ?? []), name])]);
    const labels = [...marks].flatMap(([part, names]) => {
      const label = document.querySelector<HTMLElement>(`label[for="${fieldId(part)}"]`);
      label?.setAttribute("data-also-here", names.join(", "));
      return label ? [label] : [];
    });
    return () => {
      for (const label of labels) label.removeAttribute("data-also-here");
    };
  }, [others]);

  return (
    <p
      role="status"
      data-presence=""
      className={words ? "flex min-w-0 items-center gap-1.5 text-xs sm:text-sm" : "sr-only"}
    >
      {words && <Users aria-hidden className="size-4 shrink-0 text-quiet" />}
      {words}
    </p>
  );
}
