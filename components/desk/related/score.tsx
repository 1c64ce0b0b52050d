/** How near a story is: a bar and a number, for those who compare. */
export function Score({ value }: { value: number }) {
  const share = Math.round(Math.min(1, Math.max(0, value)) * 100);
  return (
    <span className="inline-flex shrink-0 items-center gap-1.5 text-xs text-quiet">
      <span aria-hidden className="h-1.5 w-14 overflow-hidden rounded-xs bg-raised">
        <span className="block h-full bg-ink/70" style={{ width: `${share}%` }} />
      </span>
      <span className="tabular-nums">
        <span className="sr-only">Score </span>
        {value.toFixed(2)}
      </span>
    </span>
  );
}
