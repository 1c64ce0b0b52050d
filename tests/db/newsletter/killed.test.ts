import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { database } from "#lib/database/client.ts";
import { finishSent, noteLost } from "#lib/newsletter/claiming.ts";
import { messageId } from "#lib/newsletter/delivering.ts";
import { edition } from "#lib/newsletter/queries.ts";
import { createStory } from "#lib/stories/commands.ts";
import { startMailServer } from "#tests/support/mail.ts";
import { confirmedReaders, dueEdition, headerOf, mailSettings } from "#tests/support/newsletter.ts";
import { editor, publish, value, withNewsroom } from "#tests/support/newsroom.ts";
import { completeStory } from "#tests/support/stories.ts";

withNewsroom();

const people = 1000;
const kills = 5;

it("each of 1,000 gets exactly one mail or is listed as unknown, though the sender is killed five times", async () => {
  const server = await startMailServer();
  Object.assign(process.env, mailSettings(server.url));
  const { id: story } = value(await publish(await createStory(editor, completeStory())));
  await confirmedReaders(people);
  const id = await dueEdition([story]);

  let next = loading();
  for (let killed = 0; killed <= kills; killed++) {
    const sender = await next;
    const gone = once(sender, "exit");
    const enough = server.taken.length + 40 + Math.floor(Math.random() * 100);
    sender.send("begin");
    if (killed < kills) {
      // The one that takes its place is loaded meanwhile.
      next = loading();
      while (server.taken.length < enough && sender.exitCode === null) await sleep(Math.random() * 10);
      sender.kill("SIGKILL");
    }
    await gone;
  }
  await noteLost(new Date(Date.now() + 10 * 60_000));
  await finishSent();

  const deliveries = await database().delivery.findMany({ include: { subscriber: true } });
  expect(deliveries).toHaveLength(people);
  const copies = Map.groupBy(server.taken, ({ to }) => to.join());
  const wrong = deliveries.filter(({ state, subscriber }) => {
    const got = copies.get(subscriber?.email ?? "")?.length ?? 0;
    return state === "sent" ? got !== 1 : state !== "unknown" || got > 1;
  });
  expect(wrong).toEqual([]);
  const { counts, state, number } = (await edition(id)) ?? {};
  expect({ state, number }).toEqual({ state: "sent", number: 1 });
  expect(counts).toMatchObject({ waiting: 0, sending: 0, failed: 0 });
  // At most what the killed ones had in their hands: four each.
  expect(counts?.unknown).toBeLessThanOrEqual(4 * kills);
  const [mail] = server.taken;
  const reader = deliveries.find(({ subscriber }) => subscriber?.email === mail?.to[0]);
  expect(headerOf(mail?.source ?? "", "Message-ID")).toBe(
    messageId({ editionId: id, subscriberId: reader?.subscriberId ?? 0 }),
  );
  await server.stop();
}, 60_000);

async function loading(): Promise<ChildProcess> {
  const sender = fork("tests/support/newsletter-worker.ts", [], { execArgv: [] });
  await once(sender, "message");
  return sender;
}
