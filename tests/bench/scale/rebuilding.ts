import { database } from "#lib/database/client.ts";
import { rebuildRelated } from "#lib/related/rebuild.ts";
import { rebuildIndex } from "#lib/search/rebuild.ts";
import { rebuildTags } from "#lib/tags/rebuild.ts";

export type Progress = (done: number, of: number, stage?: string) => void;

type Rebuilding = {
  what: string;
  /** Minutes that it may take at 100,000 stories. */
  atMost?: number;
  isDone(): Promise<boolean>;
  run(progress: Progress): Promise<unknown>;
};

/** What the product computes from stories, each made by its own command. */
export const rebuildings: Rebuilding[] = [
  {
    what: "rebuilding tags",
    isDone: async () => (await database().tag.count({ where: { stories: { gt: 0 } } })) > 0,
    run: (progress) => rebuildTags(progress),
  },
  {
    what: "rebuilding search",
    isDone: async () => (await database().searchDocument.count()) === (await database().story.count()),
    async run(progress) {
      const stories = await database().story.findMany({ select: { id: true } });
      await rebuildIndex(
        stories.map(({ id }) => id),
        (done) => progress(done, stories.length),
      );
    },
  },
  {
    what: "rebuilding related stories",
    atMost: 15,
    isDone: async () => {
      const listed = await database().listState.count({ where: { listedWith: { gt: 0 } } });
      return listed === (await database().story.count());
    },
    run: (progress) => rebuildRelated((what, done, of) => progress(done, of, what)),
  },
];
