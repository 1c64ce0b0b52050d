"use client";

import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { Notice } from "#components/ui/notice.tsx";
import { allowed, Bar } from "./bar.tsx";
import { Beside } from "./beside.tsx";
import { useCommentsPanel } from "./comments/use-comments-panel.tsx";
import { Conflict } from "./conflict.tsx";
import type { Draft } from "./draft.ts";
import { ErrorSummary } from "./error-summary.tsx";
import { publicationGaps } from "./errors.ts";
import { StoryForm } from "./form.tsx";
import { slugOf } from "./form-content.ts";
import { DeskKeys } from "./palette/desk-keys.tsx";
import { usePresence } from "./presence/use-presence.ts";
import { PublishDialog } from "./publish-dialog.tsx";
import { RestoredNotice } from "./restored-notice.tsx";
import { RetractDialog } from "./retract-dialog.tsx";
import { ChangesAsked } from "./review/changes-asked.tsx";
import { type StepAnswer, StepDialog } from "./review/step-dialog.tsx";
import type { StepName } from "./review/step-words.ts";
import { ScheduleDialogs } from "./schedule/schedule-dialogs.tsx";
import { useStorySchedule } from "./schedule/use-story-schedule.ts";
import { ShareDialog } from "./sharing/share-dialog.tsx";
import { SignInDialog } from "./sign-in-dialog.tsx";
import type { EditorActions, EditorStart } from "./types.ts";
import { useStory } from "./use-story.ts";

type Props = {
  start: EditorStart;
  actions: EditorActions;
  /** Text that was pasted and is not stored yet. */
  pasted?: Draft;
  /** Called once, when a story that began on this page is stored. */
  onStored?: () => void;
  children?: React.ReactNode;
};

/** The writing desk for one story. */
export function Editor({ start, actions, pasted, onStored, children }: Props) {
  const { person, site } = start;
  const story = useStory(start, actions, pasted ?? null);
  const { draft, status, refused, clash, errors, base, catchUp } = story;
  const [preview, setPreview] = useState(false);
  const [dialog, setDialog] = useState<"publish" | "retract" | "share" | null>(null);
  const [step, setStep] = useState<StepName | null>(null);
  const [publishing, setPublishing] = useState<number | null>(null);
  const stateLine = useRef<HTMLParagraphElement>(null);
  const focusNext = useRef<HTMLElement | null>(null);
  const deferred = useDeferredValue(draft);
  const gaps = useMemo(() => publicationGaps(deferred.content), [deferred.content]);
  const closePreview = useCallback(() => setPreview(false), []);
  const can = allowed(person, story);
  const address = `${site.url}/news/${slugOf(draft.content, status)}`;

  const title = status ? `Edit “${draft.content.headline}”` : "New story";

  const isNew = start.story === null && status !== null;
  useEffect(() => {
    if (isNew) onStored?.();
  }, [isNew, onStored]);
  // The page began as "New story" and goes on as the story's own.
  const name = isNew ? deferred.content.headline : null;
  useEffect(() => {
    if (name !== null) document.title = name;
  }, [name]);

  const others = usePresence(status?.id ?? null, (stored, again) => {
    if (again) story.reachable();
    if (stored > (base.version ?? 0)) void catchUp();
  });

  const schedule = useStorySchedule(story, person, site.timeZone, start.schedules, actions.schedule);

  const openPublish = async () => {
    const stored = await story.save();
    if (!stored) return;
    setPublishing(stored.version);
    open("publish");
  };

  const openShare = async () => {
    if (story.unsaved && !(await story.save())) return;
    open("share");
  };

  const askStep = (next: StepName) => {
    focusNext.current = null;
    if (next === "restore") void story.move({ move: next });
    else setStep(next);
  };

  const takeStep = async (answer: StepAnswer) => {
    const done =
      step === "assign"
        ? await story.assign(answer.assigneeId ?? null)
        : step !== null && (await story.move({ move: step, ...answer }));
    focusNext.current = done ? stateLine.current : null;
    setStep(null);
    return null;
  };
  const said = useCommentsPanel(story, actions.comments, site.timeZone, can.edit);

  const open = (question: "publish" | "retract" | "share") => {
    focusNext.current = null;
    setDialog(question);
  };
  const close = (focus: HTMLElement | null = null) => {
    focusNext.current = focus;
    setDialog(null);
  };
  const focusAfter = () => {
    focusNext.current?.scrollIntoView({ block: "nearest" });
    return focusNext.current ?? true;
  };
  const signIn = (
    <SignInDialog
      open={story.signInAgain !== null}
      email={person.email}
      onClose={story.closeSignIn}
      onSignedIn={story.signedIn}
    />
  );
  const settle = async (chosen: Draft) => {
    await story.settle(chosen);
    stateLine.current?.focus();
  };

  if (clash && story.comparing) {
    return (
      <>
        <h1 className="sr-only">{title}</h1>
        <Conflict
          key={clash.stale.version}
          clash={clash}
          mine={draft}
          base={base.draft}
          timeZone={site.timeZone}
          busy={story.phase === "saving"}
          onChoose={story.choose}
          onClose={() => story.compare(false)}
          onSettle={(chosen) => void settle(chosen)}
        />
        {signIn}
      </>
    );
  }

  return (
    <>
      <Bar
        story={story}
        schedule={schedule}
        person={person}
        site={site}
        preview={preview}
        onPreview={setPreview}
        onPublish={() => void openPublish()}
        onRetract={() => open("retract")}
        onShare={() => void openShare()}
        onStep={askStep}
        stateRef={stateLine}
        others={others}
      />
      <div
        className={`grid py-6 ${preview ? "lg:grid-cols-2 lg:gap-x-6" : "gap-x-14 lg:grid-cols-[minmax(0,46rem)_18rem] lg:justify-center"}`}
      >
        <div className={`mx-auto w-full max-w-3xl min-w-0 space-y-6 ${preview ? "max-lg:invisible" : ""}`}>
          <h1 className="sr-only">{title}</h1>
          {children}
          {status && <ChangesAsked status={status} timeZone={site.timeZone} />}
          <RestoredNotice story={story} start={start} />
          {refused && story.asked && (!refused.problem.fields || Object.keys(errors).length > 0) && (
            <ErrorSummary occasion={refused.problem} title={titleOf(refused)} errors={errors} />
          )}
          {!can.edit && (
            <Notice tone="info">
              <p>
                You can read this story here. Changing it is for editors now, because readers see it or
                somebody else began it.
              </p>
            </Notice>
          )}
          <StoryForm
            story={story}
            start={start}
            actions={actions}
            readOnly={!can.edit}
            commented={said.commented}
          />
        </div>
        <Beside
          draft={draft}
          status={status}
          site={site}
          me={person.id}
          gaps={gaps}
          preview={preview}
          onClosePreview={closePreview}
          recentVersions={actions.recentVersions}
          comments={said.panel}
        />
      </div>
      <DeskKeys
        story={story}
        person={person}
        actions={actions}
        onPublish={() => void openPublish()}
        onSchedule={schedule.canPublish ? () => void schedule.askToPublish() : undefined}
        onPreview={() => setPreview((shown) => !shown)}
        onRetract={() => open("retract")}
        onShare={() => void openShare()}
        onStep={askStep}
      />
      <PublishDialog
        open={dialog === "publish"}
        headline={draft.content.headline}
        timeZone={site.timeZone}
        busy={story.busy !== null}
        load={() => actions.publication(status?.id ?? 0)}
        onClose={() => close()}
        finalFocus={focusAfter}
        onFollow={close}
        onConnect={async (tie) => {
          story.change(tie(draft.content));
          const stored = await story.save();
          if (stored) setPublishing(stored.version);
          return stored !== null;
        }}
        onPublish={async (answer) => {
          close((await story.publish(publishing ?? 0, answer)) ? stateLine.current : null);
        }}
      />
      <RetractDialog
        open={dialog === "retract"}
        address={address}
        busy={story.busy !== null}
        onClose={() => close()}
        finalFocus={focusAfter}
        onRetract={async (reason) => {
          close((await story.retract(reason)) ? stateLine.current : null);
        }}
      />
      <ScheduleDialogs
        story={story}
        schedule={schedule}
        actions={actions.schedule}
        timeZone={site.timeZone}
        focusWhenDone={() => stateLine.current}
      />
      <StepDialog
        step={step}
        count={1}
        assigneeId={status?.assigneeId ?? null}
        load={() => actions.question(status ? [status.id] : [])}
        finalFocus={focusAfter}
        onClose={() => setStep(null)}
        onAnswer={takeStep}
      />
      {status && (
        <ShareDialog
          open={dialog === "share"}
          story={status.id}
          number={status.revision}
          timeZone={site.timeZone}
          actions={actions.sharing}
          onClose={() => close()}
        />
      )}
      {signIn}
    </>
  );
}

function titleOf({
  problem,
  attempt,
}: {
  problem: { message: string; fields?: Record<string, string[]> };
  attempt: string;
}): string {
  if (!problem.fields || "checklist" in problem.fields) return problem.message;
  return attempt === "publish"
    ? "The story cannot be published yet"
    : "The story was not saved; what you typed is still here";
}
