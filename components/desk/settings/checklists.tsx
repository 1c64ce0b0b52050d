import { Select, TextArea } from "#components/ui/controls.tsx";
import { Field } from "#components/ui/field.tsx";
import { type CheckedMove, type Checklists, checkedMoves } from "#lib/review/rules.ts";
import { occasions } from "../review/rule-words.ts";
import { type Lists, type Source, sources } from "./lists.ts";

type Props = {
  id: string;
  lists: Lists;
  site: Partial<Checklists>;
  faults: Record<string, string[]>;
  onLists: (lists: Lists) => void;
};

/** A section's checklists: as everywhere on the site, its own, or none. */
export function SectionChecklists({ id, lists, site, faults, onLists }: Props) {
  return (
    <fieldset className="space-y-3">
      <legend className="mb-2 text-sm font-semibold">What has to be ticked</legend>
      {checkedMoves.map((move) => {
        const { source, text } = lists[move];
        const set = (parts: Partial<Lists[CheckedMove]>) =>
          onLists({ ...lists, [move]: { ...lists[move], ...parts } });
        return (
          <div key={move} className="space-y-2">
            <div className="items-center gap-3 sm:grid sm:grid-cols-[13rem_1fr]">
              <label htmlFor={`${id}-${move}-source`} className="text-sm max-sm:mb-1 max-sm:block">
                {occasions[move]}
              </label>
              <Select
                id={`${id}-${move}-source`}
                value={source}
                onChange={(event) => set({ source: event.target.value as Source })}
              >
                {sources.map((each) => (
                  <option key={each} value={each}>
                    {each === "site" ? `As everywhere: ${countOf(site[move])}` : sourceNames[each]}
                  </option>
                ))}
              </Select>
            </div>
            {source === "own" && (
              <Questions
                id={`${id}-${move}`}
                label={`${occasions[move]}: questions`}
                text={text}
                hint="One question a line, such as “Has every figure a source?”"
                labelHidden
                errors={faults[move]}
                onText={(typed) => set({ text: typed })}
              />
            )}
          </div>
        );
      })}
    </fieldset>
  );
}

type QuestionsProps = {
  id: string;
  label: string;
  labelHidden?: boolean;
  hint?: string;
  text: string;
  errors: string[] | undefined;
  onText: (text: string) => void;
};

/** A checklist as it is written: one question a line. */
export function Questions({ text, onText, ...field }: QuestionsProps) {
  return (
    <Field {...field}>
      {(control) => (
        <TextArea {...control} rows={2} value={text} onChange={(event) => onText(event.target.value)} />
      )}
    </Field>
  );
}

const sourceNames: Record<Exclude<Source, "site">, string> = {
  own: "Questions of its own",
  none: "Nothing",
};

function countOf(items: string[] = []): string {
  return items.length === 0 ? "nothing" : items.length === 1 ? "one question" : `${items.length} questions`;
}
