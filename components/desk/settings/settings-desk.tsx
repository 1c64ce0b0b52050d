import type { ReactNode } from "react";
import { Sections } from "./sections.tsx";
import { SiteForm } from "./site-form.tsx";
import type { SettingsActions, SettingsView } from "./types.ts";

type Props = SettingsView & { actions: SettingsActions };

/** What admins decide about the whole site. */
export function SettingsDesk({ settings, logo, sections, timeZones, actions }: Props) {
  return (
    <div className="max-w-2xl space-y-12">
      <Part id="settings-site" title="The site">
        <SiteForm settings={settings} logo={logo} timeZones={timeZones} save={actions.save} />
      </Part>
      <Part id="settings-sections" title="Sections">
        <p className="mb-4 text-sm text-quiet">
          Readers find them in this order at the head of every page. A new name shows everywhere at once; the
          address stays, so that links keep working.
        </p>
        <Sections start={sections} actions={actions} />
      </Part>
    </div>
  );
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="mb-3 text-xl font-bold">
        {title}
      </h2>
      {children}
    </section>
  );
}
