type Props = {
  items: string[];
  ticked: string[];
  onTick: (ticked: string[]) => void;
};

/** What has to be ticked before a move; nothing where nothing is asked. */
export function Checklist({ items, ticked, onTick }: Props) {
  if (items.length === 0) return null;
  const left = items.filter((item) => !ticked.includes(item)).length;
  return (
    <fieldset className="rounded-xs border border-edge px-3.5 pt-2 pb-2.5">
      <legend className="-ml-1 px-1 text-sm font-bold">Before that</legend>
      <ul>
        {items.map((item) => (
          <li key={item}>
            <label className="flex cursor-pointer items-start gap-2.5 py-1.5 leading-snug">
              <input
                type="checkbox"
                checked={ticked.includes(item)}
                onChange={(event) =>
                  onTick(event.target.checked ? [...ticked, item] : ticked.filter((each) => each !== item))
                }
                className="mt-px size-4.5 shrink-0 cursor-pointer accent-ink"
              />
              <span>{item}</span>
            </label>
          </li>
        ))}
      </ul>
      <p role="status" className="mt-1 text-[0.8125rem] text-quiet">
        {left === 0
          ? "All ticked."
          : left === 1
            ? "One is still to be ticked."
            : `${left} are still to be ticked.`}
      </p>
    </fieldset>
  );
}

/** Whether everything that is asked is ticked. */
export function isDone(items: string[], ticked: string[]): boolean {
  return items.every((item) => ticked.includes(item));
}
