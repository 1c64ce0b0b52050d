/** A box with which a story is chosen for a move of many; `Chosen` around it sees it. */
export function Choose({ id, version, headline }: { id: number; version: number; headline: string }) {
  return (
    <label className="flex size-9 shrink-0 cursor-pointer items-center justify-center max-md:-ml-2.5 max-md:size-10">
      <span className="sr-only">Choose “{headline}”</span>
      <input
        type="checkbox"
        name="story"
        value={`${id}:${version}`}
        data-headline={headline}
        className="size-4.5 cursor-pointer accent-ink"
      />
    </label>
  );
}
