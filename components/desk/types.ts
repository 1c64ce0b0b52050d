import type { Actor } from "#lib/auth/policy.ts";
import type { Proposal } from "#lib/comparison/corrections.ts";
import type { OlderTake } from "#lib/related/older-takes.ts";
import type { Result } from "#lib/result.ts";
import type { ApprovalStanding, PublicationReview, ReviewQuestion } from "#lib/review/queries.ts";
import type { CalendarEntry } from "#lib/schedule/queries.ts";
import type { FoundOption } from "#lib/search/desk.ts";
import type { Part } from "#lib/stories/compare.ts";
import type { StoryContent } from "#lib/stories/content.ts";
import type { DeskStory, HistoryEntry } from "#lib/stories/desk-queries.ts";
import type { TagSuggestion } from "#lib/tags/suggestion.ts";
import type { CommentActions } from "./comments/types.ts";
import type { ScheduleActions } from "./schedule/types.ts";
import type { SharingActions } from "./sharing/types.ts";
import type { RecentVersions } from "./versions/types.ts";

/** What the desk knows of a stored story beside its text. */
export type StoryStatus = Omit<DeskStory, "content"> & {
  /** The names under which the story's tags are known. */
  tags: string[];
  publishedLocal: string;
  /** Where approval is asked for: who has given it, or who can. */
  approval: ApprovalStanding | null;
  history: HistoryEntry[];
};

/** The site, as far as the form speaks of it. */
export type Site = { url: string; timeZone: string; language: string };

export type Option = { slug: string; name: string };

/** A story that others can point at, found by what somebody typed. */
export type StoryOption = FoundOption;

export type SaveInput = {
  id: number | null;
  expectedVersion: number | null;
  /** The number of the revision that the text was made from. */
  base: number | null;
  content: StoryContent;
  /** As the site's clocks show it; "" for none; null to leave it as it is. */
  publishedLocal: string | null;
  /** Whether the desk saves by itself. */
  autosave: boolean;
  /** Of a new story: a name for its beginning, so that a second try makes no second story. */
  beginning: string | null;
};

/** A story as it is stored now, and whether a save was joined with what somebody else had stored meanwhile. */
export type Saved = Omit<StoryStatus, "history"> & { merged: boolean; content: StoryContent };

export type Expected = { id: number; expectedVersion: number };

export type TextChange = { part: Part; before: string; after: string };

/** What publishing a text would show to readers. */
export type Publication = {
  revision: number;
  /** Parts that readers see otherwise today; null when they see nothing of the story yet. */
  changes: TextChange[] | null;
  /** What readers could be told of these changes, the gravest first; null when they see nothing of the story yet. */
  proposals: Proposal[] | null;
  /** Whether the text tells them something new already. */
  told: boolean;
  /** The version that waits for its time, which publishing by hand makes void, and when that is, in words. */
  waits: { number: number; when: string } | null;
  address: string;
  date: string;
  section: string;
  tags: string[];
  minutes: number;
  words: number;
  sources: number;
  actions: number;
  review: PublicationReview;
  /** What the desk said before about a rare subject of this story. */
  olderTakes: OlderTake[];
  connections: Pick<StoryContent, "follows" | "related">;
  problems: Record<string, string[]>;
};

/** A move with what goes with it. */
export type Step = { move: MoveName; ticked?: string[]; note?: string; assigneeId?: string | null };

export type MoveName = "submit" | "approve" | "requestChanges" | "restore";

/** What was answered before publishing: the items of the checklist that are done, and what readers are told changed. */
export type PublishingAnswer = { ticked: string[]; note: Proposal | null };

/** The server's side of the editor, but for saving, which has its own way: `saving/transport.ts`. */
export type EditorActions = {
  publication: (id: number) => Promise<Result<Publication>>;
  publish: (input: Expected & PublishingAnswer) => Promise<Result<StoryStatus>>;
  retract: (input: Expected & { reason: string }) => Promise<Result<StoryStatus>>;
  move: (input: Expected & Step) => Promise<Result<StoryStatus>>;
  /** What is asked before these stories move on. */
  question: (stories: number[]) => Promise<Result<ReviewQuestion>>;
  assign: (input: Expected & { assigneeId: string | null }) => Promise<Result<StoryStatus>>;
  /** Tags for a text, stored or not. */
  suggestTags: (input: {
    id: number | null;
    content: Pick<StoryContent, "headline" | "summary" | "ourTake" | "whyItMatters" | "body" | "tags">;
  }) => Promise<Result<TagSuggestion[]>>;
  findStories: (text: string) => Promise<Result<StoryOption[]>>;
  recentVersions: RecentVersions;
  comments: CommentActions;
  sharing: SharingActions;
  schedule: ScheduleActions;
};

/** Everything that the editor starts with. */
export type EditorStart = {
  person: Actor & { id: string; email: string };
  site: Site;
  sections: Option[];
  knownTags: string[];
  story: { status: StoryStatus; content: StoryContent } | null;
  /** Of a follow-up that is begun: what it goes on from. */
  earlier?: { slug: string; headline: string };
  /** What waits or has failed of it. */
  schedules: CalendarEntry[];
};
