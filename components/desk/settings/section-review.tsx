"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import type { Checklists, ReviewSettings, SectionRules } from "#lib/review/rules.ts";
import type { SectionRow } from "#lib/sections/queries.ts";
import { Outcome } from "../profile/outcome.tsx";
import { useAct } from "../profile/use-act.ts";
import { rulesInWords } from "../review/rule-words.ts";
import { CheckRow } from "./check-row.tsx";
import { SectionChecklists } from "./checklists.tsx";
import { checklistsOf, type Lists, listsOf } from "./lists.ts";
import type { SettingsActions } from "./types.ts";

type Props = {
  section: SectionRow;
  rules: SectionRules;
  site: Partial<Checklists>;
  rule: SettingsActions["rule"];
  /** With what is set then, or null when nothing was changed. */
  onDone: (review: ReviewSettings | null) => void;
};

/** What review asks for in one section, and what that means. */
export function SectionReview({ section: { id, name }, rules, site, rule, onDone }: Props) {
  const [approvalRequired, require] = useState(rules.approvalRequired);
  const [authorMayApprove, allow] = useState(rules.authorMayApprove);
  const [lists, setLists] = useState<Lists>(() => listsOf(rules.checklists));
  const { busy, problem, said, act } = useAct();
  const checklists = checklistsOf(lists);
  const own = Object.fromEntries(Object.entries(checklists).filter(([, items]) => items !== null));
  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    const given = { sectionId: id, rules: { approvalRequired, authorMayApprove }, checklists };
    const after = await act(() => rule(given));
    if (after) onDone(after);
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="space-y-5" noValidate>
      <h3 className="font-semibold">Review in {name}</h3>
      <div className="space-y-2.5">
        <CheckRow
          id={`section-${id}-required`}
          label="Approval required"
          hint="Somebody approves exactly the text that goes out. One changed word needs a new approval."
          autoFocus
          checked={approvalRequired}
          onChange={require}
        />
        <CheckRow
          id={`section-${id}-author`}
          label="Author may approve"
          hint="Whoever wrote in a version may approve it themselves."
          checked={authorMayApprove}
          onChange={allow}
        />
      </div>
      <SectionChecklists
        id={`section-${id}`}
        lists={lists}
        site={site}
        faults={problem?.fields ?? {}}
        onLists={setLists}
      />
      <div className="rounded-xs border border-edge bg-raised px-3.5 py-2.5 text-sm" aria-live="polite">
        {rulesInWords(name, { approvalRequired, authorMayApprove, checklists: own }, site).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      <Outcome problem={problem} said={said} />
      <div className="flex gap-2">
        <Button type="submit" look="primary" disabled={busy}>
          {busy ? "Saving…" : "Save review"}
        </Button>
        <Button onClick={() => onDone(null)}>Cancel</Button>
      </div>
    </form>
  );
}
