import type { Wording } from "#lib/language/wording.ts";

/** The paper that pages stand on, as `components/story/tokens.css` has it. */
export const paper = { light: "#fbfbf7", dark: "#13130e" } as const;

/**
 * How the site calls itself, and looks, where somebody puts it beside their programs (W3C Web Application Manifest). Without
 * the browser's buttons there would be no way back from a story, so it keeps the fewest.
 */
export function manifest(name: string, wording: Wording) {
  const icon = (size: number, purpose: "any" | "maskable") => ({
    src: `/icon-${purpose === "any" ? "" : `${purpose}-`}${size}.png`,
    sizes: `${size}x${size}`,
    type: "image/png",
    purpose,
  });
  return {
    id: "/",
    name,
    description: wording.say("front.description"),
    lang: wording.language,
    dir: wording.direction,
    start_url: "/",
    scope: "/",
    display: "minimal-ui",
    background_color: paper.light,
    theme_color: paper.light,
    icons: [
      { src: "/favicon.svg", sizes: "any", type: "image/svg+xml", purpose: "any" },
      icon(192, "any"),
      icon(512, "any"),
      icon(512, "maskable"),
    ],
  };
}
