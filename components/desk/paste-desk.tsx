"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { TextArea } from "#components/ui/controls.tsx";
import { Field } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { useReady } from "#components/ui/ready.ts";
import type { Result } from "#lib/result.ts";
import type { Draft } from "./draft.ts";
import { Editor } from "./editor.tsx";
import { hasLeftBehind } from "./saving/earlier.ts";
import { SignInDialog } from "./sign-in-dialog.tsx";
import type { EditorActions, EditorStart } from "./types.ts";

export type PastedDraft = {
  draft: Draft;
  /** Names of the parts that were not found. */
  missing: string[];
  /** A section that the text names and the site does not have. */
  unknownSection: string;
};

type Props = {
  start: EditorStart;
  actions: EditorActions;
  read: (text: string) => Promise<Result<PastedDraft>>;
};

const textKey = "takewire.desk.pasting";

/** Text copied from a page becomes a draft to check; it is stored when one saves it. */
export function PasteDesk({ start, actions, read }: Props) {
  const [text, setText] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [pasted, setPasted] = useState<PastedDraft | null>(null);
  const [kept, setKept] = useState(false);
  const [signIn, setSignIn] = useState(false);
  const [unfinished, setUnfinished] = useState(false);
  const ready = useReady();

  useEffect(() => {
    setText((typed) => typed || stored());
    void hasLeftBehind(start.person.id).then(setUnfinished);
  }, [start.person.id]);

  const onStored = useCallback(() => {
    forgetText();
    setKept(true);
  }, []);

  const readText = async () => {
    setBusy(true);
    setError(null);
    try {
      const answer = await read(text);
      if (answer.ok) setPasted(answer.value);
      else if (answer.problem.code === "unauthenticated") setSignIn(true);
      else setError(answer.problem.message);
    } catch {
      setError("The server did not answer. Your text is still here; try again in a moment.");
    }
    setBusy(false);
  };

  if (pasted) {
    return (
      <Editor start={start} actions={actions} pasted={pasted.draft} onStored={onStored}>
        <Reading pasted={pasted} kept={kept} />
      </Editor>
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void readText();
      }}
      className="mx-auto max-w-3xl space-y-5 py-7"
    >
      <div className="space-y-2">
        <h1 className="text-3xl font-extrabold tracking-tight">Paste a story</h1>
        <p className="max-w-2xl text-quiet">
          Copy a whole story from its page in a browser, navigation and all, and paste it here. Its parts are
          told apart; you check the draft before anything is saved.
        </p>
      </div>
      {unfinished && (
        <Notice tone="info">
          <p>
            A new story that was never saved is waiting in this browser.{" "}
            <a href="/desk/stories/new" className="underline underline-offset-2">
              Go on with it
            </a>{" "}
            when you like; it stays there.
          </p>
        </Notice>
      )}
      {error && (
        <Notice tone="danger" role="alert">
          <p>{error}</p>
        </Notice>
      )}
      <Field
        id="pasted-text"
        label="The story’s text"
        hint="Section, date, headline, summary, Our Take, Why it matters, Do this week, body and #tags, in any order."
      >
        {(control) => (
          <TextArea
            {...control}
            rows={18}
            readOnly={!ready}
            className="max-h-[65dvh] font-serif max-sm:h-[45dvh] max-sm:min-h-0!"
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              store(event.target.value);
            }}
          />
        )}
      </Field>
      <Button type="submit" look="primary" disabled={busy || text.trim() === ""}>
        {busy ? "Reading…" : "Read the story"}
      </Button>
      <SignInDialog
        open={signIn}
        email={start.person.email}
        onClose={() => setSignIn(false)}
        onSignedIn={() => {
          setSignIn(false);
          void readText();
        }}
      />
    </form>
  );
}

/** What was found and what was not, above the draft; `kept`: it is stored, and may be published since. */
function Reading({ pasted, kept }: { pasted: PastedDraft; kept: boolean }) {
  const { missing, unknownSection } = pasted;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    scrollTo(0, 0);
    box.current?.focus({ preventScroll: true });
  }, []);
  return (
    <Notice
      ref={box}
      tabIndex={-1}
      tone={missing.length > 0 || unknownSection ? "warning" : "good"}
      title={kept ? "Read from the pasted text" : "Check the draft, then save it"}
      actions={
        <ButtonLink href="/desk/paste">{kept ? "Paste another story" : "Back to the pasted text"}</ButtonLink>
      }
    >
      {missing.length > 0 ? (
        <>
          <p>The text does not have these parts:</p>
          <ul className="list-disc pl-4" aria-label="Missing parts">
            {missing.map((part) => (
              <li key={part}>{part}</li>
            ))}
          </ul>
        </>
      ) : (
        <p>Every part was found in the text.</p>
      )}
      {unknownSection && (
        <p>It names a section “{unknownSection}” that this site does not have; choose another.</p>
      )}
    </Notice>
  );
}

function stored(): string {
  try {
    return sessionStorage.getItem(textKey) ?? "";
  } catch {
    return "";
  }
}

function forgetText(): void {
  store("");
}

function store(text: string): void {
  try {
    sessionStorage.setItem(textKey, text);
  } catch {
    // It stays in the page alone, then.
  }
}
