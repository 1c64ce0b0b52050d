import { may } from "#lib/auth/policy.ts";
import { partNames } from "#lib/stories/content.ts";
import { allowed } from "../bar.tsx";
import { fieldOf } from "../error-summary.tsx";
import { followUpAddress } from "../follow-up.ts";
import { type StepName, stepNames } from "../review/step-words.ts";
import type { EditorStart, StoryOption } from "../types.ts";
import type { StoryInHand } from "../use-story.ts";

/** Something that the palette can do: an act, or a place to go to. */
export type Command = {
  id: string;
  name: string;
  /** Beside the name, in quiet letters. */
  hint?: string;
  /** Of a story: where it has what was typed. */
  found?: Pick<StoryOption, "title" | "snippet">;
  keys?: string;
  /** Where the focus goes instead of back to where it was. */
  focus?: () => HTMLElement | null;
  run?: () => void;
};

export type CommandGroup = { name: string; items: Command[] };

export type Acts = {
  onPublish: () => void;
  /** Absent where nothing is to be scheduled. */
  onSchedule: (() => void) | undefined;
  onPreview: () => void;
  onRetract: () => void;
  onShare: () => void;
  onStep: (step: StepName) => void;
  onKeys: () => void;
};

const parts: (keyof typeof partNames | "publishedAt")[] = [
  ...(["section", "publishedAt", "language", "headline", "slug", "summary", "hero", "ourTake"] as const),
  ...([
    "claim",
    "lookBack",
    "whyItMatters",
    "doThisWeek",
    "body",
    "sources",
    "corrections",
    "tags",
    "follows",
    "related",
  ] as const),
];

/** What can be done on this page by this person now, before anything is looked for. */
export function commandsFor(story: StoryInHand, person: EditorStart["person"], acts: Acts): CommandGroup[] {
  const { status } = story;
  const can = allowed(person, story);
  const act = (id: string, name: string, run: () => void, more: Partial<Command> = {}): Command[] => [
    { id, name, run, ...more },
  ];
  return [
    {
      name: "Story",
      items: [
        ...(can.edit ? act("save", "Save", () => void story.save(), { keys: "Mod S" }) : []),
        ...(can.publish ? act("publish", "Publish…", acts.onPublish, { keys: "Mod Enter" }) : []),
        ...(acts.onSchedule ? act("schedule", "Schedule…", acts.onSchedule) : []),
        ...act("preview", "Preview", acts.onPreview),
        ...can.moves.flatMap(({ move, name }) => act(move, name, () => acts.onStep(move))),
        ...(can.assign ? act("assign", `${stepNames.assign}…`, () => acts.onStep("assign")) : []),
        ...(status ? act("history", "Versions", go(`/desk/stories/${status.id}/history`)) : []),
        ...(status && can.edit ? act("share", "Share a draft…", acts.onShare) : []),
        ...(status?.live ? act("follow-up", "Write a follow-up", go(followUpAddress(status.id))) : []),
        ...(can.retract ? act("retract", "Retract…", acts.onRetract) : []),
      ],
    },
    { name: "Go to a part", items: parts.flatMap(placeOf) },
    {
      name: "Desk",
      items: [
        ...act("stories", "All stories", go("/desk")),
        ...act("work", "My work", go("/desk?view=work")),
        ...act("waiting", "Waiting for me", go("/desk?view=waiting")),
        ...act("board", "Board", go("/desk/board")),
        ...act("takes", "Looking back", go("/desk/takes")),
        ...act("calendar", "Calendar", go("/desk/calendar")),
        ...act("notices", "Notices", go("/desk/notices")),
        ...act("new", "New story", go("/desk/stories/new")),
        ...act("paste", "Paste a story", go("/desk/paste")),
        ...act("pictures", "Pictures", go("/desk/pictures")),
        ...(may(person, "tag.change") ? act("tags", "Tags", go("/desk/tags")) : []),
        ...(may(person, "edition.change") ? act("editions", "Editions", go("/desk/editions")) : []),
        ...act("keys", "Keys", acts.onKeys, { keys: "?" }),
      ],
    },
  ];
}

/** Stories that were found, as places to go to. */
export function storyCommands(stories: StoryOption[]): CommandGroup[] {
  if (stories.length === 0) return [];
  const items = stories.map(
    ({ id, headline, live, title, snippet }): Command => ({
      id: `story-${id}`,
      name: headline,
      found: { title, snippet },
      hint: live ? "published" : "not published",
      run: go(`/desk/stories/${id}`),
    }),
  );
  return [{ name: "Stories", items }];
}

/** The groups with the commands whose names hold every word typed. */
export function matching(groups: CommandGroup[], typed: string): CommandGroup[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return groups
    .map(({ name, items }) => ({
      name,
      items: items.filter((item) => words.every((word) => item.name.toLowerCase().includes(word))),
    }))
    .filter(({ items }) => items.length > 0);
}

function placeOf(part: (typeof parts)[number]): Command[] {
  const name = part === "publishedAt" ? "First published" : partNames[part];
  const path = part === "related" ? "related.pinned" : part;
  return fieldOf(path) ? [{ id: `part-${part}`, name, focus: () => fieldOf(path) }] : [];
}

function go(address: string): () => void {
  return () => location.assign(address);
}
