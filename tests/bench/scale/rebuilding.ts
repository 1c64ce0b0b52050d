import { database } from "#lib/database/client.ts";
import { rebuildSignatures } from "#lib/related/rebuild.ts";

export type Progress = (done: number, of: number) => void;

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
    what: "full rebuild of related stories",
    atMost: 15,
    isDone: async () => (await database().storySignature.count()) === (await database().story.count()),
    run: (progress) => rebuildSignatures(progress),
  },
];
