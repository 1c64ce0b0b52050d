import { randomBytes } from "node:crypto";
import { systemActor } from "#lib/auth/policy.ts";
import { database, disconnect } from "#lib/database/client.ts";
import { makeEdition, saveEdition, scheduleEdition } from "#lib/newsletter/editions.ts";
import { createStory, publishStory } from "#lib/stories/commands.ts";
import type { Subscriber } from "#prisma/generated/client.ts";
import { editor, value } from "./newsroom.ts";
import { completeStory } from "./stories.ts";

/** Settings of a site that sends mail to this server. */
export function mailSettings(url: string): Record<string, string> {
  return {
    SITE_URL: "https://news.example.org",
    SITE_TIME_ZONE: "UTC",
    AUTH_SECRET: "only-for-tests-0123456789abcdefghij",
    SMTP_URL: url,
    MAIL_FROM: "desk@example.org",
    MAIL_PER_MINUTE: "100000",
  };
}

/** So many people who confirmed, at reader-1@example.org and so on. */
export async function confirmedReaders(count: number, parts: Partial<Subscriber> = {}): Promise<void> {
  await database().subscriber.createMany({
    data: Array.from({ length: count }, (_, at) => ({
      key: randomBytes(16).toString("base64url"),
      email: `reader-${at + 1}@example.org`,
      state: "confirmed" as const,
      confirmedAt: new Date(),
      ...parts,
    })),
  });
}

/** An edition of these stories that is to go out now. Gives its number on the desk. */
export async function dueEdition(stories: number[], subject = "The week"): Promise<number> {
  const { id } = value(await makeEdition(editor));
  const saved = value(
    await saveEdition(editor, { id, expectedVersion: 1, subject, note: "Hello.", stories }),
  );
  value(await scheduleEdition(editor, { id, expectedVersion: saved.version, at: null }));
  return id;
}

/** A header of a mail as it came over the wire, unfolded. */
export function headerOf(source: string, name: string): string {
  const [head = ""] = source.split("\r\n\r\n", 1);
  const unfolded = head.replace(/\r\n[ \t]+/g, " ");
  return new RegExp(`^${name}: (.*)$`, "im").exec(unfolded)?.[1] ?? "";
}

/** The text of a mail without the marks of its transfer encoding. */
export function readable(source: string): string {
  return source
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** Publishes stories on a site, the last one the newest. */
export async function liveStories(
  site: { databaseUrl: string },
  ...stories: Parameters<typeof completeStory>[0][]
): Promise<void> {
  process.env.DATABASE_URL = site.databaseUrl;
  for (const parts of stories) {
    const { id, version } = value(await createStory(systemActor, completeStory(parts)));
    value(await publishStory(systemActor, { id, expectedVersion: version }));
  }
  await disconnect();
}
