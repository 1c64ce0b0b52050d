import { Part } from "./part.tsx";
import { Sections } from "./sections.tsx";
import { SiteForm } from "./site-form.tsx";
import type { SettingsActions, SettingsView } from "./types.ts";

type Props = SettingsView & { actions: SettingsActions };

/** What admins decide about the whole site. */
export function SettingsDesk({ settings, logo, sections, review, timeZones, actions }: Props) {
  return (
    <div className="max-w-2xl space-y-12">
      <Part id="settings-site" title="The site">
        <SiteForm settings={settings} logo={logo} timeZones={timeZones} save={actions.save} />
      </Part>
      <Sections start={sections} review={review} actions={actions} />
    </div>
  );
}
