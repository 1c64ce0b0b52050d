"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { type Checklists, checkedMoves, type ReviewSettings } from "#lib/review/rules.ts";
import { Outcome } from "../profile/outcome.tsx";
import { useAct } from "../profile/use-act.ts";
import { occasions } from "../review/rule-words.ts";
import { Questions } from "./checklists.tsx";
import { checklistsOf, listsOf } from "./lists.ts";
import type { SettingsActions } from "./types.ts";

type Props = {
  site: Partial<Checklists>;
  rule: SettingsActions["rule"];
  onReview: (review: ReviewSettings) => void;
};

/** The checklists that hold in every section that has none of its own. */
export function SiteChecklists({ site, rule, onReview }: Props) {
  const [lists, setLists] = useState(() => listsOf(site));
  const { busy, problem, said, act } = useAct();
  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    const checklists = checklistsOf(lists);
    const after = await act(() => rule({ sectionId: null, checklists }), "The checklists are saved.");
    if (!after) return;
    onReview(after);
    setLists(listsOf(after.site));
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="space-y-5" noValidate>
      <p className="text-sm text-quiet">
        Whoever moves a story on has to tick these, in every section that has no checklist of its own. One
        question a line, such as “Has every figure a source?”; without any, nothing is asked.
      </p>
      {checkedMoves.map((move) => (
        <Questions
          key={move}
          id={`site-${move}`}
          label={occasions[move]}
          text={lists[move].text}
          errors={problem?.fields?.[move]}
          onText={(text) => setLists({ ...lists, [move]: { source: text.trim() ? "own" : "site", text } })}
        />
      ))}
      <Outcome problem={problem} said={said} />
      <Button type="submit" look="primary" disabled={busy}>
        {busy ? "Saving…" : "Save checklists"}
      </Button>
    </form>
  );
}
