"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Select } from "#components/ui/controls.tsx";
import { Field } from "#components/ui/field.tsx";
import { type Group, groups } from "#lib/notices/kinds.ts";
import { type Switches, type Way, ways } from "#lib/notices/switches.ts";
import { Outcome } from "./outcome.tsx";
import type { ProfileActions } from "./types.ts";
import { useAct } from "./use-act.ts";

type Props = {
  switches: Switches;
  timeZone: string;
  /** Whether this site has a mail server. */
  mails: boolean;
  save: ProfileActions["saveNotices"];
};

/** Which notices are mailed, and when; in the desk they stand in any case. */
export function NoticesForm({ switches: stored, timeZone, mails, save }: Props) {
  const [switches, setSwitches] = useState(stored);
  const { busy, problem, said, act } = useAct();
  const set = (changed: Partial<Switches>) => setSwitches((was) => ({ ...was, ...changed }));
  const daily = groups.some((group) => switches[group] === "daily");

  if (!mails) {
    return (
      <p className="text-quiet">
        This site sends no e-mail: whoever runs it has not set up a mail server. Your notices are on the desk,
        behind the bell.
      </p>
    );
  }
  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        void act(() => save(switches), "It is saved what is mailed to you.");
      }}
    >
      <p className="text-sm text-quiet">
        Only what you have not read on the desk by then is mailed, all of it in one mail.
      </p>
      {groups.map((group) => (
        <Field key={group} id={`notices-${group}`} {...names[group]}>
          {(control) => (
            <Select
              {...control}
              className="max-w-xs"
              value={switches[group]}
              onChange={(event) => set({ [group]: event.target.value as Way })}
            >
              {ways.map((way) => (
                <option key={way} value={way}>
                  {wayNames[way]}
                </option>
              ))}
            </Select>
          )}
        </Field>
      ))}
      {daily && (
        <Field
          id="notices-hour"
          label="The daily mail comes at"
          hint={`In the site’s time zone, ${timeZone}.`}
        >
          {(control) => (
            <Select
              {...control}
              className="max-w-xs"
              value={switches.hour}
              onChange={(event) => set({ hour: Number(event.target.value) })}
            >
              {hours.map((hour) => (
                <option key={hour} value={hour}>
                  {`${String(hour).padStart(2, "0")}:00`}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
      <Outcome problem={problem} said={said} />
      <Button type="submit" look="primary" disabled={busy}>
        {busy ? "Saving…" : "Save what is mailed"}
      </Button>
    </form>
  );
}

const hours = Array.from({ length: 24 }, (_, hour) => hour);

const wayNames: Record<Way, string> = {
  at_once: "At once",
  soon: "Within 15 minutes, together",
  daily: "Once a day, together",
  never: "Never",
};

const names: Record<Group, { label: string; hint: string }> = {
  needsYou: {
    label: "What needs you",
    hint: "A story waits for your review or was given to you, changes are asked for, somebody mentions you.",
  },
  trouble: {
    label: "What went wrong",
    hint: "Something that was scheduled could not be done, or is late.",
  },
  comments: {
    label: "Comments",
    hint: "On your stories, through your links, answers to you, suggestions of yours that were accepted.",
  },
  progress: {
    label: "What becomes of your stories",
    hint: "They are approved, scheduled, published or retracted by somebody else.",
  },
};
