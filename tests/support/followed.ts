import { feedAnswer } from "#lib/feeds/answer.ts";
import type { Scope } from "#lib/feeds/formats.ts";
import { dropInto } from "#lib/page-cache/invalidation.ts";
import { record } from "#lib/page-cache/recorder.ts";

export type Made = {
  status: number;
  text: string;
  location: string | null;
  tags: Set<string>;
  until: Date | null;
};

/** What an address answers, with what it was made from. */
export async function made(answer: () => Promise<Response>): Promise<Made> {
  const { value, tags, until } = await record(answer);
  const location = value.headers.get("location");
  return { status: value.status, text: await value.text(), location, tags, until };
}

/** As `made`, of a feed or calendar. */
export function followed(scope: Scope, file: string, query = ""): Promise<Made> {
  return made(() => feedAnswer(scope, file, new URLSearchParams(query)));
}

/** The entries of a JSON Feed. */
export async function items(scope: Scope, query = ""): Promise<Record<string, string>[]> {
  return JSON.parse((await followed(scope, "feed.json", query)).text).items;
}

/** Everything that was dropped while `change` ran. */
export async function droppedBy(change: () => Promise<unknown>): Promise<Set<string>> {
  const dropped = new Set<string>();
  const all = () => void dropped.add("*");
  dropInto({ drop: (tags) => [...tags].forEach((tag) => void dropped.add(tag)), dropAll: all });
  try {
    await change();
  } finally {
    dropInto(null);
  }
  return dropped;
}
