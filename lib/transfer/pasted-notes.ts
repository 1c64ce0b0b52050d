import type { Correction, CorrectionKind, Source, StoryContent } from "#lib/stories/content.ts";
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

/** Under "Our claim": the claim, then when the desk looks back. What it found is no part of the story's text. */
export function claimOf(lines: Line[]): Pick<StoryContent, "claim" | "lookBack"> {
  const says = lines.findIndex(({ text }) => /^we (?:said we would )?look(?:ed)? back on\b/i.test(text));
  const ahead = says < 0 ? null : (lines[says]?.text ?? "");
  const until = lines.findIndex(
    ({ text }, index) => index === says || /^(?:held|mixed|missed)\b/i.test(text),
  );
  const claim = lines
    .slice(0, until < 0 ? undefined : until)
    .map(({ text }) => text)
    .join(" ")
    .slice(0, 500);
  const lookBack = ahead === null || /^we looked/i.test(ahead) ? null : (findDate(ahead)?.day ?? null);
  return { claim, lookBack };
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
