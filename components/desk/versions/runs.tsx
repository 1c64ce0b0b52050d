import type { Run } from "#lib/comparison/words.ts";

/** A text with what was taken out struck through and what came in underlined. */
export function Runs({ runs, empty }: { runs: Run[]; empty: string }) {
  if (runs.length === 0) return <span className="text-sm text-quiet">{empty}</span>;
  let at = 0;
  return (
    <span className="break-words whitespace-pre-wrap">
      {runs.map(({ kind, text }) => {
        const key = `${kind} ${at}`;
        at += text.length;
        if (kind === "removed") {
          return (
            <del
              key={key}
              className="rounded-xs bg-danger-soft box-decoration-clone px-0.5 text-danger line-through decoration-1"
            >
              {text}
            </del>
          );
        }
        if (kind === "added") {
          return (
            <ins
              key={key}
              className="rounded-xs bg-good-soft box-decoration-clone px-0.5 text-good underline decoration-2 underline-offset-2"
            >
              {text}
            </ins>
          );
        }
        return <span key={key}>{text}</span>;
      })}
    </span>
  );
}
