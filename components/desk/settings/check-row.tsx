type Props = {
  id: string;
  label: string;
  hint: string;
  checked: boolean;
  autoFocus?: boolean;
  onChange: (checked: boolean) => void;
};

/** A rule that holds or does not, with what it means. */
export function CheckRow({ id, label, hint, checked, autoFocus, onChange }: Props) {
  return (
    <label htmlFor={id} className="flex cursor-pointer gap-2.5">
      <input
        id={id}
        type="checkbox"
        aria-labelledby={`${id}-label`}
        aria-describedby={`${id}-hint`}
        // biome-ignore lint/a11y/noAutofocus: it stands where the button was that opened it
        autoFocus={autoFocus}
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        className="mt-0.5 size-4.5 shrink-0 cursor-pointer accent-ink"
      />
      <span>
        <span id={`${id}-label`} className="block text-sm font-semibold">
          {label}
        </span>
        <span id={`${id}-hint`} className="block text-[0.8125rem] leading-snug text-quiet">
          {hint}
        </span>
      </span>
    </label>
  );
}
