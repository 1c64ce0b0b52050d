"use client";

import { type ReactNode, useState } from "react";
import type { Switches } from "#lib/notices/switches.ts";
import { useWaysIn } from "../ways-in.tsx";
import { AboutForm } from "./about-form.tsx";
import { NoticesForm } from "./notices-form.tsx";
import { PasswordForm } from "./password-form.tsx";
import { Sessions } from "./sessions.tsx";
import { TwoFactor } from "./two-factor.tsx";
import type { LibraryPicture, Profile, ProfileActions, SessionRow } from "./types.ts";

type Props = {
  profile: Profile;
  picture: LibraryPicture | null;
  sessions: SessionRow[];
  writes: boolean;
  /** How this person is mailed; null for somebody who is told nothing. */
  notices: { switches: Switches; mails: boolean } | null;
  timeZone: string;
  minLength: number;
  actions: ProfileActions;
};

/** Somebody's own page: what others are told of them, and how they come in. */
export function ProfileDesk({
  profile,
  picture,
  sessions: start,
  writes,
  notices,
  timeZone,
  minLength,
  actions,
}: Props) {
  const [sessions, setSessions] = useState(start);
  const { password, provider } = useWaysIn();
  return (
    <div className="max-w-2xl space-y-10">
      <Part title="What others see">
        <AboutForm profile={profile} picture={picture} writes={writes} save={actions.save} />
      </Part>
      {notices && (
        <Part title="Notices by e-mail">
          <NoticesForm {...notices} timeZone={timeZone} save={actions.saveNotices} />
        </Part>
      )}
      {password && profile.hasPassword && (
        <>
          <Part title="Password">
            <PasswordForm change={actions.changePassword} onSessions={setSessions} minLength={minLength} />
          </Part>
          <Part title="Two-factor sign-in">
            <TwoFactor on={profile.twoFactorEnabled} actions={actions} />
          </Part>
        </>
      )}
      {provider !== null && !(password && profile.hasPassword) && (
        <Part title="How you sign in">
          <p>With {provider}, which also looks after your password and any second factor.</p>
        </Part>
      )}
      <Part title="Where you are signed in">
        <Sessions
          sessions={sessions}
          timeZone={timeZone}
          end={actions.endSessions}
          onSessions={setSessions}
        />
      </Part>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = `part-${title.toLowerCase().replaceAll(" ", "-")}`;
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="mb-3 text-xl font-bold">
        {title}
      </h2>
      {children}
    </section>
  );
}
