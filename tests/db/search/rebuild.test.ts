import { beforeAll, describe, expect, it } from "vitest";
import { systemActor } from "#lib/auth/policy.ts";
import { database } from "#lib/database/client.ts";
import { indexStories } from "#lib/search/commands.ts";
import { rebuildIndex } from "#lib/search/rebuild.ts";
import { createStory, publishStory, saveStory } from "#lib/stories/commands.ts";
import { value, withNewsroom } from "../../support/newsroom.ts";
import { completeStory } from "../../support/stories.ts";

withNewsroom();

const ids: number[] = [];

beforeAll(async () => {
  for (const name of ["radar", "orchard", "harbour"]) {
    const content = completeStory({
      slug: `about-${name}`,
      headline: `A ${name} is bought`,
      body: `The ${name} stays.`,
    });
    const { id, version } = value(await createStory(systemActor, content));
    ids.push(id);
    if (name === "harbour") continue;
    const live = value(await publishStory(systemActor, { id, expectedVersion: version }));
    if (name === "radar") continue;
    const later = { ...content, headline: "The orchard is sold again" };
    value(await saveStory(systemActor, { id, expectedVersion: live.version, content: later }));
  }
});

describe("rebuilding the index", () => {
  it("makes in several processes what the jobs make one by one", async () => {
    await indexStories(ids);
    const byJobs = await rows();
    await database().$executeRaw`update search_documents set document = '', word_ids = '{}'`;
    await database().$executeRaw`update search_words set stories = 77`;
    await database()
      .$executeRaw`insert into search_words (word, term, stories) values ('nobody', 'nobodi', 3)`;
    await rebuildIndex(ids);
    expect(await rows()).toEqual(byJobs);
    expect(byJobs.documents).toHaveLength(4);
  });
});

async function rows() {
  const documents = await database().$queryRaw<unknown[]>`
    select to_jsonb(search_documents) - 'word_ids' as row, array(
      select word from search_words where id = any (word_ids) order by 1) as words
    from search_documents order by story_id, number`;
  const words = await database().$queryRaw`select word, term, stories from search_words order by word`;
  return { documents, words };
}
