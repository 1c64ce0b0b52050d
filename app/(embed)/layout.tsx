import type { Viewport } from "next";
import { wordingOf } from "#lib/language/wording.ts";
import { siteSettingsOrFirst } from "#lib/settings/queries.ts";
import "./embed.css";

export const dynamic = "force-dynamic";

export const viewport: Viewport = { width: "device-width", initialScale: 1, colorScheme: "light dark" };

/** A document of its own, for frames in pages elsewhere: next to no styles, and its links open outside of the frame. */
export default async function EmbedLayout({ children }: { children: React.ReactNode }) {
  const wording = wordingOf(await siteSettingsOrFirst());
  return (
    <html lang={wording.language} dir={wording.direction === "rtl" ? "rtl" : undefined}>
      <head>
        <base target="_blank" />
      </head>
      <body>{children}</body>
    </html>
  );
}
