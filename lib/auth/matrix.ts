import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  type Act,
  type Actor,
  type ApprovalFacts,
  acts,
  may,
  type PersonFacts,
  roles,
  type StoryFacts,
} from "./policy.ts";

type Case = { words: string; facts?: StoryFacts | ApprovalFacts | PersonFacts };

const me = "me";

const storyCases: Case[] = [
  { words: "own, readers do not see it", facts: { createdById: me, live: false } },
  { words: "own, readers see it", facts: { createdById: me, live: true } },
  { words: "somebody else’s, readers do not see it", facts: { createdById: "you", live: false } },
  { words: "somebody else’s, readers see it", facts: { createdById: "you", live: true } },
  {
    words: "given to them, readers do not see it",
    facts: { createdById: "you", assigneeId: me, live: false },
  },
  { words: "given to them, readers see it", facts: { createdById: "you", assigneeId: me, live: true } },
];

const approvalCases: Case[] = [
  { words: "they wrote nothing of it", facts: { wrote: false, authorMayApprove: false } },
  { words: "they wrote in it, the section allows that", facts: { wrote: true, authorMayApprove: true } },
  { words: "they wrote in it, the section forbids that", facts: { wrote: true, authorMayApprove: false } },
];

const personCases: Case[] = [
  { words: "another admin stays", facts: { lastAdmin: false } },
  { words: "the last active admin", facts: { lastAdmin: true } },
];

/** Every kind of facts on which an act's answer may depend. */
export function casesOf(act: Act): Case[] {
  if (act === "story.create") return [{ words: "" }];
  if (act === "story.approve") return approvalCases;
  if (act.startsWith("story.")) return storyCases;
  return act === "person.change" ? personCases : [{ words: "" }];
}

/** The policy as a Markdown table: what each role may, with cases that get one answer from every role in one row. */
export function matrix(): string {
  const rows = acts.flatMap((act) => {
    const answers = casesOf(act).map(({ words, facts }) => ({ words, cells: rowOf(act, facts) }));
    const [first] = answers;
    const alike = answers.every(({ cells }) => cells.join() === first?.cells.join());
    return (alike && first ? [{ ...first, words: "" }] : answers).map(
      ({ words, cells }) => `| \`${act}\` | ${[words, ...cells].join(" | ")} |`,
    );
  });
  return [`| act | when | ${roles.join(" | ")} |`, `|${" --- |".repeat(roles.length + 2)}`, ...rows].join(
    "\n",
  );
}

/** Between these lines of the README the table stands. */
export const marks = ["<!-- the policy, by lib/auth/matrix.ts -->", "<!-- end of the policy -->"] as const;

export const readme = join(import.meta.dirname, "README.md");

function rowOf(act: Act, facts: Case["facts"]): string[] {
  return roles.map((role) => {
    const actor: Actor = { id: me, name: "", role };
    return may(actor, act, facts as never) ? "yes" : "·";
  });
}

if (import.meta.main) {
  const [before, rest = ""] = readFileSync(readme, "utf8").split(marks[0]);
  const [, after = ""] = rest.split(marks[1]);
  writeFileSync(readme, `${before}${marks[0]}\n\n${matrix()}\n\n${marks[1]}${after}`);
}
