import type { ComponentProps } from "react";

const box =
  "block w-full min-w-0 rounded-xs border border-edge bg-field px-2.5 text-ink placeholder:text-quiet " +
  "transition-colors hover:border-quiet focus-visible:border-ink " +
  "aria-invalid:border-danger disabled:bg-raised disabled:text-quiet disabled:hover:border-edge";

export function TextInput({ className = "", ...rest }: ComponentProps<"input">) {
  return <input className={`${box} h-10 text-base sm:h-9 sm:text-sm ${className}`} {...rest} />;
}

/** Grows with its text, from so many rows on. */
export function TextArea({ className = "", rows = 3, style, ...rest }: ComponentProps<"textarea">) {
  return (
    <textarea
      rows={rows}
      style={{ minBlockSize: `calc(${rows}lh + 1.125rem)`, ...style }}
      className={`${box} field-sizing-content resize-y py-2 leading-relaxed ${className}`}
      {...rest}
    />
  );
}

export function Select({ className = "", ...rest }: ComponentProps<"select">) {
  return (
    <select className={`${box} select-arrow h-10 pr-8 text-base sm:h-9 sm:text-sm ${className}`} {...rest} />
  );
}
