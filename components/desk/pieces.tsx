import type { Piece, Snippet } from "#lib/search/answer.ts";

/** A text with what was looked for set off. */
export function Pieces({ pieces }: { pieces: Piece[] }) {
  let at = 0;
  return pieces.map(({ text, hit }) => {
    const key = at;
    at += text.length;
    return hit ? (
      <mark
        key={key}
        className="bg-transparent font-semibold text-inherit underline decoration-current/50 decoration-2 underline-offset-2"
      >
        {text}
      </mark>
    ) : (
      text
    );
  });
}

/** Where else a story has it, with the name of that part. */
export function SnippetLine({ snippet, className = "" }: { snippet: Snippet; className?: string }) {
  return (
    <span className={`block text-xs leading-snug text-quiet ${className}`}>
      <span className="font-semibold">{snippet.part}:</span> <Pieces pieces={snippet.pieces} />
    </span>
  );
}
