import type { Wording } from "#lib/language/wording.ts";

/** What of a query could not be taken as it was typed. */
export type Note =
  | { kind: "cut" | "cutWords"; most: number }
  | { kind: "noDate"; typed: string }
  | { kind: "noTag" | "noSection" | "noAuthor" | "noState"; name: string };

/** The same as a sentence. States are the desk's, which is English. */
export function inWords(note: Note, wording: Wording): string {
  switch (note.kind) {
    case "cut":
      return wording.say("search.cut", { most: note.most });
    case "cutWords":
      return wording.say("search.cutWords", { most: note.most });
    case "noDate":
      return wording.say("search.noDate", { typed: note.typed });
    case "noTag":
      return wording.say("search.noTag", { name: note.name });
    case "noSection":
      return wording.say("search.noSection", { name: note.name });
    case "noAuthor":
      return wording.say("search.noAuthor", { name: note.name });
    case "noState":
      return `No state is called “${note.name}”.`;
  }
}
