import { Info, TriangleAlert } from "lucide-react";
import { memo } from "react";
import type { Warning } from "#lib/checks/warning.ts";
import { fieldId } from "../draft.ts";
import { focusPart } from "../preview/focus-part.ts";

type Props = {
  warnings: Warning[];
  /** Called before the cursor goes to a field, where the form is covered. */
  onFollow?: () => void;
};

const shown = 40;

/** What the checks found, each leading to its place. */
export const ChecksList = memo(function ChecksList({ warnings, onFollow }: Props) {
  if (warnings.length === 0) return <p className="text-quiet">The checks found nothing.</p>;
  return (
    <ul className="space-y-2">
      {keyed(warnings.slice(0, shown)).map(({ key, warning }) => (
        <li key={key} className="flex gap-2 leading-snug">
          {warning.severity === "warning" ? (
            <TriangleAlert aria-label="Warning" className="mt-0.5 size-4 shrink-0 text-warn" />
          ) : (
            <Info aria-label="Hint" className="mt-0.5 size-4 shrink-0 text-quiet" />
          )}
          <a
            href={`#${fieldId(warning.path)}`}
            className="min-w-0 break-words text-ink underline decoration-current/25 underline-offset-2 hover:bg-mark hover:text-on-mark"
            onClick={(event) => {
              event.preventDefault();
              onFollow?.();
              requestAnimationFrame(() => void focusPart(warning.path, warning.at));
            }}
          >
            {warning.message}
          </a>
        </li>
      ))}
      {warnings.length > shown && <li className="text-quiet">and {warnings.length - shown} more</li>}
    </ul>
  );
});

/** "3 warnings, 1 hint" */
export function countInWords(warnings: Warning[]): string {
  const hints = warnings.filter(({ severity }) => severity === "hint").length;
  const words = [some(warnings.length - hints, "warning"), some(hints, "hint")].filter(Boolean);
  return words.join(", ") || "nothing found";
}

function some(count: number, noun: string): string {
  return count === 0 ? "" : `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function keyed(warnings: Warning[]): { key: string; warning: Warning }[] {
  const seen = new Map<string, number>();
  return warnings.map((warning) => {
    const same = `${warning.rule} ${warning.path}`;
    const count = seen.get(same) ?? 0;
    seen.set(same, count + 1);
    return { key: `${same} ${count}`, warning };
  });
}
