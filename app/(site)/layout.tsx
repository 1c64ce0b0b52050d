import serifFile from "@fontsource/stix-two-text/files/stix-two-text-latin-400-normal.woff2";
import sansFile from "@fontsource-variable/libre-franklin/files/libre-franklin-latin-wght-normal.woff2";
import type { Metadata, Viewport } from "next";
import { wordingOf } from "#lib/language/wording.ts";
import { paper } from "#lib/settings/manifest.ts";
import { siteSettingsOrFirst } from "#lib/settings/queries.ts";
import { publicAddress } from "./site.ts";
import "./globals.css";

/** Pages are made when they are asked for and kept by the page cache, not by Next. */
export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const { name } = await siteSettingsOrFirst();
  return {
    metadataBase: new URL(publicAddress("/")),
    title: { default: name, template: `%s · ${name}` },
    applicationName: name,
    icons: { icon: { url: "/favicon.svg", type: "image/svg+xml" }, apple: "/apple-touch-icon.png" },
  };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: paper.light },
    { media: "(prefers-color-scheme: dark)", color: paper.dark },
  ],
};

export default async function SiteLayout({ children }: { children: React.ReactNode }) {
  const wording = wordingOf(await siteSettingsOrFirst());
  return (
    <html lang={wording.language} dir={wording.direction === "rtl" ? "rtl" : undefined}>
      <head>
        <link rel="preload" as="font" type="font/woff2" href={serifFile} crossOrigin="" />
        <link rel="preload" as="font" type="font/woff2" href={sansFile} crossOrigin="" />
        {/* On a site that is not for everyone it is for who is signed in, and browsers send no cookie unless told to. */}
        <link rel="manifest" href="/manifest.webmanifest" crossOrigin="use-credentials" />
        <link
          rel="search"
          type="application/opensearchdescription+xml"
          href="/opensearch.xml"
          title={wording.say("page.search")}
        />
      </head>
      <body>{children}</body>
    </html>
  );
}
