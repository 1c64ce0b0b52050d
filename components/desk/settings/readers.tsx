import { type Audience, audiences } from "#lib/settings/schema.ts";

type Props = { value: Audience; onChange: (audience: Audience) => void };

/** Who may read: one of two, each with what it means. */
export function Readers({ value, onChange }: Props) {
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-semibold">Who may read</legend>
      <div className="space-y-1">
        {audiences.map((audience) => (
          <label
            key={audience}
            htmlFor={`readers-${audience}`}
            className="flex cursor-pointer gap-2.5 rounded-xs border border-edge bg-surface p-3 has-checked:border-ink"
          >
            <input
              id={`readers-${audience}`}
              type="radio"
              name="readers"
              aria-labelledby={`readers-${audience}-name`}
              aria-describedby={`readers-${audience}-hint`}
              className="mt-0.5 size-4 shrink-0 accent-ink"
              checked={value === audience}
              onChange={() => onChange(audience)}
            />
            <span>
              <span id={`readers-${audience}-name`} className="block text-sm font-semibold">
                {words[audience].name}
              </span>
              <span
                id={`readers-${audience}-hint`}
                className="block text-[0.8125rem] leading-snug text-quiet"
              >
                {words[audience].hint}
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

const words: Record<Audience, { name: string; hint: string }> = {
  everyone: { name: "Everyone", hint: "The site is public." },
  signed_in: {
    name: "Only signed-in people",
    hint: "Pages and pictures ask for an account; invite readers under People. Links to a shared draft still open it to whoever has them.",
  },
};
