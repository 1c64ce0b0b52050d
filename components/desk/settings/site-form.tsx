"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { TextInput } from "#components/ui/controls.tsx";
import { Field } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { SiteSettings } from "#lib/settings/schema.ts";
import { Outcome } from "../profile/outcome.tsx";
import { useAct } from "../profile/use-act.ts";
import { LanguageField } from "./language-field.tsx";
import { Links } from "./links.tsx";
import { LogoField } from "./logo-field.tsx";
import { Readers } from "./readers.tsx";
import type { LibraryPicture, SettingsActions } from "./types.ts";

type Props = {
  settings: SiteSettings;
  logo: LibraryPicture | null;
  timeZones: string[];
  save: SettingsActions["save"];
};

/** Name, zone, language, logo, links, and who may read: saved together. */
export function SiteForm({ settings: start, logo: storedLogo, timeZones, save }: Props) {
  const [stored, setStored] = useState(start);
  const [typed, setTyped] = useState(start);
  const [logo, setLogo] = useState(storedLogo);
  const { busy, problem, said, act } = useAct();
  const form = useRef<HTMLFormElement>(null);
  const faults = problem?.fields ?? {};
  const set = (parts: Partial<SiteSettings>) => setTyped((before) => ({ ...before, ...parts }));

  useEffect(() => {
    if (problem?.fields) form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus();
  }, [problem]);

  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    const { name, timeZone, language, socialLinks, readers } = typed;
    const input = { name, timeZone, language, socialLinks, readers, logoId: logo?.id ?? null };
    const saved = await act(() => save(input), "The settings are saved. Readers see them from now on.");
    if (!saved) return;
    setStored(saved);
    setTyped(saved);
  };

  return (
    <form ref={form} onSubmit={(event) => void submit(event)} className="space-y-5" noValidate>
      <Field id="site-name" label="Name" errors={faults.name}>
        {(control) => (
          <TextInput
            {...control}
            value={typed.name}
            onChange={(event) => set({ name: event.target.value })}
          />
        )}
      </Field>
      <div className="grid items-end gap-5 sm:grid-cols-2">
        <Field
          id="site-zone"
          label="Time zone"
          hint="Dates on the site and the calendar go by it."
          errors={faults.timeZone}
        >
          {(control) => (
            <>
              <TextInput
                {...control}
                list="site-zones"
                autoComplete="off"
                spellCheck={false}
                value={typed.timeZone}
                onChange={(event) => set({ timeZone: event.target.value })}
              />
              <datalist id="site-zones">
                {timeZones.map((zone) => (
                  <option key={zone} value={zone} />
                ))}
              </datalist>
            </>
          )}
        </Field>
        <LanguageField
          language={typed.language}
          errors={faults.language}
          onLanguage={(language) => set({ language })}
        />
      </div>
      <LogoField logo={logo} errors={faults.logoId} onLogo={setLogo} />
      <Links links={typed.socialLinks} faults={faults} onLinks={(socialLinks) => set({ socialLinks })} />
      <Readers value={typed.readers} onChange={(readers) => set({ readers })} />
      {stored.readers !== typed.readers && (
        <Notice tone={typed.readers === "everyone" ? "warning" : "info"}>
          <p>
            {typed.readers === "everyone"
              ? "Saving this shows every published story to everyone, and to search engines."
              : "Saving this closes the site at once. Caches in front of it, if there are any, hold pages and pictures for a minute longer, or for an hour while the site is out of reach: purge the tags “settings” and “pictures” there."}
          </p>
        </Notice>
      )}
      <Outcome problem={problem} said={typed === stored ? said : ""} />
      {problem?.fields && (
        <Notice tone="danger" role="alert">
          <p>{problem.message} What is wrong stands beside it.</p>
        </Notice>
      )}
      <Button type="submit" look="primary" disabled={busy}>
        {busy ? "Saving…" : "Save settings"}
      </Button>
    </form>
  );
}
