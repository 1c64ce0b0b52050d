import type { ComponentProps } from "react";

const box =
  "block w-full min-w-0 rounded-sm border border-rule-strong bg-field px-2.5 text-ink placeholder:text-ink-faint " +
  "transition-colors hover:border-ink-soft focus-visible:border-accent " +
  "aria-invalid:border-danger disabled:bg-raised disabled:text-ink-soft disabled:hover:border-rule-strong";

export function TextInput({ className = "", ...rest }: ComponentProps<"input">) {
  return <input className={`${box} h-9 text-sm ${className}`} {...rest} />;
}

/** Grows with its text. */
export function TextArea({ className = "", rows = 3, ...rest }: ComponentProps<"textarea">) {
  return (
    <textarea
      rows={rows}
      className={`${box} field-sizing-content resize-y py-2 leading-relaxed ${className}`}
      {...rest}
    />
  );
}

export function Select({ className = "", ...rest }: ComponentProps<"select">) {
  return <select className={`${box} select-arrow h-9 pr-8 text-sm ${className}`} {...rest} />;
}
