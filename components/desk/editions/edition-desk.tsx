"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { TextArea, TextInput } from "#components/ui/controls.tsx";
import { Field } from "#components/ui/field.tsx";
import { Outcome } from "../profile/outcome.tsx";
import { Chosen } from "./chosen.tsx";
import { LetterFrame } from "./letter-frame.tsx";
import { Progress } from "./progress.tsx";
import { Proposals } from "./proposals.tsx";
import { SendDialog } from "./send-dialog.tsx";
import type { EditionActions, EditionWhole, LetterPreview, Proposal } from "./types.ts";
import { useEdition } from "./use-edition.ts";
import { people, stateNames } from "./words.ts";

type Props = {
  start: EditionWhole;
  proposed: Proposal[];
  weeksAtFirst: number;
  firstPreview: LetterPreview | null;
  timeZone: string;
  /** Whether the site has a mail server. */
  mail: boolean;
  actions: EditionActions;
};

/** One edition: written and chosen beside what it will look like, then sent, then watched. */
export function EditionDesk(props: Props) {
  const { start, proposed, weeksAtFirst, firstPreview, timeZone, mail, actions } = props;
  const edition = useEdition(start, firstPreview, actions);
  const { stored, typed, preview, busy, problem, said, unsaved } = edition;
  const [sending, setSending] = useState(false);
  const [tested, setTested] = useState("");
  const form = useRef<HTMLDivElement>(null);
  const faults = problem?.fields ?? {};
  // The dialog that has the field of the time is gone by then.
  const general = problem?.fields?.at ? { code: problem.code, message: problem.message } : problem;
  const draft = stored.state === "draft";

  useEffect(() => {
    if (problem?.fields) form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus();
  }, [problem]);

  const test = async () => {
    setTested("");
    const address = await edition.test();
    if (address) setTested(`A test is on its way to ${address}.`);
  };
  const remove = async () => {
    if (await edition.remove()) location.assign("/desk/editions");
  };

  return (
    <div className="py-5">
      <p className="mb-2 text-sm">
        <a href="/desk/editions" className="text-quiet underline-offset-2 hover:underline">
          <span aria-hidden>← </span>All editions
        </a>
      </p>
      <div className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1 className="text-3xl font-extrabold tracking-tight">
          {stored.number === null ? "Edition" : `Edition no. ${stored.number}`}
        </h1>
        <p role="status" className="text-sm text-quiet">
          <b className="font-semibold text-ink">{stateNames[stored.state]}</b>
          {draft && (unsaved ? ", with changes that are not saved" : ", saved")}
        </p>
        {draft && (
          <div className="ml-auto flex flex-wrap gap-2">
            <Button look="quiet" disabled={busy} onClick={() => void remove()}>
              Delete
            </Button>
            <Button disabled={busy || !unsaved} onClick={() => void edition.save()}>
              Save
            </Button>
            <Button disabled={busy || !mail} onClick={() => void test()}>
              Send me a test
            </Button>
            <Button look="primary" disabled={busy || !mail} onClick={() => setSending(true)}>
              Send…
            </Button>
          </div>
        )}
      </div>
      <div className="mb-4 max-w-3xl space-y-2 empty:hidden">
        <Outcome problem={general} said={tested || said} />
      </div>
      <div className="grid gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <div ref={form} className="min-w-0 space-y-5">
          {draft ? (
            <>
              <Field
                id="edition-subject"
                label="Subject"
                aside={
                  <span className="text-xs text-quiet tabular-nums">{[...typed.subject].length} letters</span>
                }
                hint="The line that people see in their mailbox; after about 60 letters telephones cut it."
                errors={faults.subject}
              >
                {(control) => (
                  <TextInput
                    {...control}
                    value={typed.subject}
                    onChange={(event) => edition.set({ subject: event.target.value })}
                  />
                )}
              </Field>
              <Field
                id="edition-note"
                label="Note at the top"
                hint="A few words of yours before the stories, if you like. Markdown; links work."
                errors={faults.note}
              >
                {(control) => (
                  <TextArea
                    {...control}
                    rows={3}
                    value={typed.note}
                    onChange={(event) => edition.set({ note: event.target.value })}
                  />
                )}
              </Field>
              <Chosen
                stories={typed.stories}
                errors={faults.stories}
                timeZone={timeZone}
                onStories={(stories) => edition.set({ stories })}
              />
              <Proposals
                start={proposed}
                weeksAtFirst={weeksAtFirst}
                chosen={typed.stories}
                timeZone={timeZone}
                propose={actions.propose}
                onAdd={(story) => edition.set({ stories: [...typed.stories, story] })}
              />
            </>
          ) : (
            <Progress edition={edition} timeZone={timeZone} onSendNow={() => void edition.send(null)} />
          )}
        </div>
        <div className="min-w-0">
          <LetterFrame preview={preview} />
        </div>
      </div>
      <SendDialog
        open={sending}
        busy={busy}
        timeZone={timeZone}
        question={`It goes to ${people(stored.confirmed)}, or to those of them who chose one of its subjects. What has gone out cannot be called back.`}
        onClose={() => setSending(false)}
        onSend={async (at) => {
          setTested("");
          await edition.send(at);
          setSending(false);
        }}
      />
    </div>
  );
}
