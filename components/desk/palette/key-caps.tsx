import { keyName } from "./keys.ts";

/** Keys that are pressed together. */
export function KeyCaps({ keys }: { keys: string }) {
  return (
    <span className="inline-flex shrink-0 items-center gap-0.5">
      {keys.split(" ").map((key) => (
        <kbd
          key={key}
          className="inline-flex h-5 min-w-5 items-center justify-center rounded-xs border border-line bg-raised px-1 font-sans text-[0.6875rem] leading-none text-ink"
        >
          {keyName(key)}
        </kbd>
      ))}
    </span>
  );
}
