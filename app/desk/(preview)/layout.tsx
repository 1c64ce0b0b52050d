import type { Metadata } from "next";
import "../../(site)/globals.css";
import "#components/site/page.css";
import "#components/story/story.css";
import "#components/story/prose.css";
import "#components/story/slip.css";
import "#components/story/rows.css";
import "./preview.css";

export const dynamic = "force-dynamic";

export const metadata: Metadata = {
  title: "Preview",
  robots: { index: false, follow: false },
  icons: { icon: { url: "/favicon.svg", type: "image/svg+xml" } },
};

/** A document of its own, so that the preview has the readers' styles and nothing of the desk's. */
export default function PreviewLayout({ children }: { children: React.ReactNode }) {
  return (
    <html lang="en">
      <head>
        <base target="_blank" />
      </head>
      <body>{children}</body>
    </html>
  );
}
