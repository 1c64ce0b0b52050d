"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { TextArea, TextInput } from "#components/ui/controls.tsx";
import { Field } from "#components/ui/field.tsx";
import type { NewsletterSettings } from "#lib/newsletter/settings.ts";
import type { Result } from "#lib/result.ts";
import { Outcome } from "../profile/outcome.tsx";
import { useAct } from "../profile/use-act.ts";

type Props = {
  start: NewsletterSettings;
  /** Where mail that came back is reported; null while no secret is set. */
  bounces: string | null;
  save: (input: { open: boolean; imprint: string; replyTo: string }) => Promise<Result<NewsletterSettings>>;
};

/** Whether readers can subscribe, and what surrounds every mail. */
export function ListForm({ start, bounces, save }: Props) {
  const [open, setOpen] = useState(start.open);
  const [imprint, setImprint] = useState(start.imprint);
  const [replyTo, setReplyTo] = useState(start.replyTo ?? "");
  const { busy, problem, said, act } = useAct();
  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    await act(() => save({ open, imprint, replyTo }), "Saved.");
  };
  return (
    <section aria-labelledby="list-title" className="mt-10 max-w-2xl border-t border-line pt-5">
      <h2 id="list-title" className="mb-3 text-xl font-bold">
        The list
      </h2>
      <form onSubmit={(event) => void submit(event)} className="space-y-4" noValidate>
        <label className="flex min-h-8 cursor-pointer items-center gap-2 text-sm">
          <input
            type="checkbox"
            className="size-4 accent-ink"
            checked={open}
            onChange={(event) => setOpen(event.target.checked)}
          />
          Readers can subscribe
        </label>
        <Field
          id="list-imprint"
          label="Imprint"
          hint="Who sends the mail, with a postal address: many countries ask for it at the foot of every one."
          errors={problem?.fields?.imprint}
        >
          {(control) => (
            <TextArea {...control} value={imprint} onChange={(event) => setImprint(event.target.value)} />
          )}
        </Field>
        <Field
          id="list-reply"
          label="Answers go to"
          hint="An address that somebody reads; empty: to the one that the mail comes from."
          errors={problem?.fields?.replyTo}
        >
          {(control) => (
            <TextInput
              {...control}
              type="email"
              value={replyTo}
              onChange={(event) => setReplyTo(event.target.value)}
            />
          )}
        </Field>
        <p className="text-[0.8125rem] leading-snug text-quiet">
          {bounces ? (
            <>
              Your mail service reports mail that came back to <code className="break-all">{bounces}</code>,
              signed with BOUNCE_SECRET.
            </>
          ) : (
            "Mail that comes back is noticed only when your mail server refuses it at once. Set BOUNCE_SECRET to let a mail service report it."
          )}
        </p>
        <Outcome problem={problem} said={said} />
        <Button type="submit" disabled={busy}>
          Save
        </Button>
      </form>
    </section>
  );
}
