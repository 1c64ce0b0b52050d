import { systemActor } from "#lib/auth/policy.ts";
import { database } from "#lib/database/client.ts";
import { relateStory } from "#lib/related/job.ts";
import type { Result } from "#lib/result.ts";
import { createStory, publishStory, retractStory, type StoryRef } from "#lib/stories/commands.ts";
import { inventor } from "./stories.ts";
import type { Probe } from "./timing.ts";

const many = 60;

/**
 * Publishing stories that go on where the loaded ones end: the command and the job that finds their neighbours and puts
 * them into others' lists. All of it is taken back at the end.
 */
export async function publishing(seed = 1): Promise<Probe> {
  const size = await database().story.count();
  const { story } = inventor(seed, size, new Date());
  let next = size;
  const drafts: StoryRef[] = [];
  const published: StoryRef[] = [];
  const begin = async () => {
    drafts.push(must(await createStory(systemActor, story(next).content)));
    next += 1;
  };
  const publish = async () => {
    const { id, version } = drafts.shift() as StoryRef;
    published.push(must(await publishStory(systemActor, { id, expectedVersion: version })));
    await relateStory(id);
  };
  const remove = async () => {
    for (const { id, version } of published) {
      must(await retractStory(systemActor, { id, expectedVersion: version }));
      await relateStory(id);
    }
    await database().story.deleteMany({ where: { id: { in: published.map(({ id }) => id) } } });
    published.length = 0;
  };
  return {
    what: "publishing with neighbours",
    atMost: 250,
    passes: 1,
    async prepare() {
      for (let i = 0; i < many; i += 1) await begin();
    },
    runs: Array.from({ length: many }, () => publish),
    finish: remove,
    async explained() {
      await begin();
      await publish();
      await remove();
    },
  };
}

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}
