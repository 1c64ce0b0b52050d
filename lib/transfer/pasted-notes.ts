import type { Correction, CorrectionKind, Source } from "#lib/stories/content.ts";
import { findDate } from "./pasted-dates.ts";
import { type Line, withoutBullet } from "./pasted-lines.ts";

/** A line under "Sources". Copied text has seldom more of one than its title; publisher and title cannot be told apart. */
export function sourceOf({ text }: Line): Source {
  const url = text.match(/https?:\/\/[^\s<>)\]]+/i)?.[0].replace(/[.,;]+$/, "") ?? "";
  const found = findDate(text.slice(0, 1000));
  const dated = found?.after === "" ? found : null;
  const title = withoutBullet(dated?.before ?? text)
    .slice(0, 1000)
    .replace(url, "")
    .replace(/^[\s–—\-:,([<]+|[\s–—\-:,()[\]<>]+$/gu, "");
  return { title: title || url, url, publisher: "", date: dated?.day ?? null };
}

/** Under "Corrections": kind and day on a line, then what was corrected. Lines of another shape are left out. */
export function correctionsOf(lines: Line[]): Correction[] {
  const corrections: Correction[] = [];
  for (const { text } of lines) {
    const kind = text.match(/^(correction|update|typo)\b/i)?.[1]?.toLowerCase() as CorrectionKind | undefined;
    const found = kind && text.length < 400 ? findDate(text) : null;
    const last = corrections.at(-1);
    if (kind && found)
      corrections.push({ date: found.day, kind, text: found.after.replace(/^[\s:–—-]+/u, "") });
    else if (last) last.text = `${last.text} ${text}`.trim();
  }
  return corrections;
}
