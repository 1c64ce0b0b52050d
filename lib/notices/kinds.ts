/** What belongs together when somebody says how they want to be told. */
export const groups = ["needsYou", "trouble", "comments", "progress"] as const;
export type Group = (typeof groups)[number];

/** Everything that somebody can be told, with the group that it is switched with. */
export const noticeKinds = {
  review_asked: "needsYou",
  assigned: "needsYou",
  changes_asked: "needsYou",
  mentioned: "needsYou",
  look_back: "needsYou",
  failed: "trouble",
  overdue: "trouble",
  link_commented: "comments",
  answered: "comments",
  commented: "comments",
  accepted: "comments",
  approved: "progress",
  scheduled: "progress",
  unscheduled: "progress",
  published: "progress",
  retracted: "progress",
  judged: "progress",
} as const satisfies Record<string, Group>;

export type NoticeKind = keyof typeof noticeKinds;

/** The kinds of a group. */
export function kindsOf(group: Group): NoticeKind[] {
  return (Object.keys(noticeKinds) as NoticeKind[]).filter((kind) => noticeKinds[kind] === group);
}

export function isNoticeKind(text: string): text is NoticeKind {
  return Object.hasOwn(noticeKinds, text);
}
