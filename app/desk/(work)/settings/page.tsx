import { notFound } from "next/navigation";
import { SettingsDesk } from "#components/desk/settings/settings-desk.tsx";
import { may } from "#lib/auth/policy.ts";
import { onDesk } from "#lib/auth/session.ts";
import { pictureById } from "#lib/pictures/queries.ts";
import { reviewSettings } from "#lib/review/queries.ts";
import { sections } from "#lib/sections/queries.ts";
import { siteSettings } from "#lib/settings/queries.ts";
import { DeskPage } from "../desk-page.tsx";
import { add, change, order, remove, rule, save } from "./actions.ts";

export const metadata = { title: "Settings" };

const actions = { save, add, change, order, remove, rule };
const timeZones = ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")];

export default async function SettingsPage() {
  const { person, loaded } = await onDesk("/desk/settings", async (who) => {
    if (!may(who, "settings.change")) return null;
    const [settings, known, review] = await Promise.all([siteSettings(), sections(), reviewSettings()]);
    const logo = settings.logo && (await pictureById(settings.logo.id));
    return { settings, logo, sections: known, review };
  });
  if (!loaded) notFound();
  return (
    <DeskPage person={person} here="settings">
      <h1 className="mb-6 text-3xl font-extrabold tracking-tight">Settings</h1>
      <SettingsDesk {...loaded} timeZones={timeZones} actions={actions} />
    </DeskPage>
  );
}
