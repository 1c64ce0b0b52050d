"use client";

import { useId } from "react";
import { TextInput } from "#components/ui/controls.tsx";
import { Field, FieldErrors } from "#components/ui/field.tsx";
import { checkTime } from "#lib/schedule/time.ts";
import { type Choice, choiceOf, instantOf, momentInFull } from "#lib/schedule/words.ts";
import { clockInZone, dayInZone } from "#lib/stories/dates.ts";

/** A day and a time as they stand in the fields; `second`: of a time that comes twice, the later one. */
export type Typed = { day: string; time: string; second: boolean };

type Props = {
  typed: Typed;
  timeZone: string;
  errors?: string[] | undefined;
  onType: (typed: Typed) => void;
};

/** Asks for a time in the site's zone, and says which instant that is; where clocks go back, which of the two. */
export function TimeFields({ typed, timeZone, errors, onType }: Props) {
  const id = useId();
  const choice = choiceOf(typed.day, typed.time, timeZone);
  const wrong = errors !== undefined && errors.length > 0;
  return (
    <div className="space-y-3">
      <div className="grid grid-cols-2 gap-3">
        <Field id={`${id}-day`} label="Day" required>
          {(control) => (
            <TextInput
              {...control}
              type="date"
              value={typed.day}
              aria-invalid={wrong || undefined}
              aria-describedby={`${id}-means ${id}-errors`}
              onChange={(event) => onType({ ...typed, day: event.target.value })}
            />
          )}
        </Field>
        <Field id={`${id}-time`} label="Time" required>
          {(control) => (
            <TextInput
              {...control}
              type="time"
              value={typed.time}
              aria-invalid={wrong || undefined}
              aria-describedby={`${id}-means ${id}-errors`}
              onChange={(event) => onType({ ...typed, time: event.target.value })}
            />
          )}
        </Field>
      </div>
      {choice.kind === "twice" && (
        <fieldset className="space-y-1">
          <legend className="mb-1 text-warn">{choice.words}</legend>
          {choice.names.map((name, index) => (
            <label key={name} className="flex cursor-pointer items-center gap-2">
              <input
                type="radio"
                name={`${id}-which`}
                className="accent-ink"
                checked={typed.second === (index === 1)}
                onChange={() => onType({ ...typed, second: index === 1 })}
              />
              {name}
            </label>
          ))}
        </fieldset>
      )}
      <p id={`${id}-means`} role="status" className={choice.kind === "skipped" ? "text-warn" : "text-quiet"}>
        {meaning(choice, typed, timeZone)}
      </p>
      {wrong && <FieldErrors id={`${id}-errors`} errors={errors} />}
    </div>
  );
}

/** The instant that is typed; null while it is none. */
export function typedInstant(typed: Typed, timeZone: string): Date | null {
  return instantOf(choiceOf(typed.day, typed.time, timeZone), typed.second);
}

const minute = 60_000;

/** An instant as the fields show it; without one, tomorrow at nine. */
export function typedOf(at: Date | null, timeZone: string): Typed {
  if (!at) {
    const tomorrow = new Date(Date.now() + 24 * 60 * 60 * 1000);
    return { day: dayInZone(tomorrow, timeZone), time: "09:00", second: false };
  }
  const typed = { day: dayInZone(at, timeZone), time: clockInZone(at, timeZone), second: false };
  const first = typedInstant(typed, timeZone)?.getTime() ?? 0;
  return { ...typed, second: at.getTime() - first >= minute };
}

/** Why nothing can be planned for this instant, as soon as it is typed; the server decides again. */
export function unusable(at: Date | null): string | null {
  const checked = at && checkTime(at, new Date());
  return checked && !checked.ok ? checked.problem.message : null;
}

function meaning(choice: Choice, typed: Typed, timeZone: string): string {
  const at = instantOf(choice, typed.second);
  if (!at) return `Times are those of the site: ${timeZone}.`;
  const words = choice.kind === "skipped" ? `${choice.words} ` : "";
  return `${words}That is ${momentInFull(at, timeZone)}.`;
}
