import type { Metadata, Viewport } from "next";
import { WaysInHere } from "#components/desk/ways-in.tsx";
import { Ready } from "#components/ui/ready.ts";
import { waysIn } from "#lib/auth/ways-in.ts";
import { siteSettingsOrFirst } from "#lib/settings/queries.ts";
import "./desk.css";

/** Nothing of the desk is made before somebody asks for it and has shown who they are. */
export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const { name } = await siteSettingsOrFirst();
  return {
    title: { default: `${name} desk`, template: `%s · ${name} desk` },
    description: `Where ${name} is written.`,
    robots: { index: false, follow: false },
    icons: { icon: { url: "/favicon.svg", type: "image/svg+xml" } },
  };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbfbf7" },
    { media: "(prefers-color-scheme: dark)", color: "#13130e" },
  ],
};

export default function DeskLayout({ children }: { children: React.ReactNode }) {
  return (
    <html lang="en" suppressHydrationWarning>
      <body>
        <WaysInHere ways={waysIn()}>{children}</WaysInHere>
        <Ready />
      </body>
    </html>
  );
}
