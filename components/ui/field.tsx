import type { ReactNode } from "react";

/** What a field passes on to its control. */
export type ControlProps = {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
  "aria-required": true | undefined;
};

type Props = {
  id: string;
  label: ReactNode;
  /** What belongs there, in a few words. */
  hint?: ReactNode;
  /** Stands at the end of the label's line: a count, a small button. */
  aside?: ReactNode;
  errors?: string[] | undefined;
  required?: boolean;
  /** The label is for those who do not see it: what is around says the same. */
  labelHidden?: boolean;
  className?: string;
  children: (control: ControlProps) => ReactNode;
};

/** A labelled control with its hint above and its errors beneath, tied together for assistive technology. */
export function Field({
  id,
  label,
  hint,
  aside,
  errors,
  required,
  labelHidden,
  className = "",
  children,
}: Props) {
  const wrong = errors && errors.length > 0;
  const described = [hint ? `${id}-hint` : "", wrong ? `${id}-error` : ""].filter(Boolean).join(" ");
  return (
    <div className={`min-w-0 ${className}`}>
      <div className={labelHidden && !aside ? "sr-only" : "mb-1 flex items-baseline justify-between gap-3"}>
        <label htmlFor={id} className={labelHidden ? "sr-only" : "text-sm font-semibold text-ink"}>
          {label}
        </label>
        {aside}
      </div>
      {hint && (
        <p id={`${id}-hint`} className="mb-1.5 text-[0.8125rem] leading-snug text-quiet">
          {hint}
        </p>
      )}
      {children({
        id,
        "aria-describedby": described || undefined,
        "aria-invalid": wrong || undefined,
        "aria-required": required || undefined,
      })}
      {wrong && <FieldErrors id={`${id}-error`} errors={errors} />}
    </div>
  );
}

export function FieldErrors({ id, errors }: { id: string; errors: string[] }) {
  return (
    <div id={id} className="mt-1.5 space-y-0.5 text-[0.8125rem] font-medium text-danger">
      {errors.map((error) => (
        <p key={error}>{error}</p>
      ))}
    </div>
  );
}
