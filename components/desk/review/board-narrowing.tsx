import { Button, ButtonLink } from "#components/ui/button.tsx";
import { Select } from "#components/ui/controls.tsx";
import { Field } from "#components/ui/field.tsx";
import type { BoardFilters } from "#lib/review/board.ts";
import type { Option } from "../types.ts";

type Props = {
  filters: BoardFilters;
  sections: Option[];
  people: { id: string; name: string }[];
  me: string;
};

/** Narrows the board to a section, to a person; a plain form, so that a narrowed board has an address. */
export function BoardNarrowing({ filters, sections, people, me }: Props) {
  const others = people.filter(({ id }) => id !== me);
  return (
    <search>
      <form
        action="/desk/board"
        className="mb-6 grid grid-cols-2 items-end gap-2 sm:flex sm:flex-wrap sm:gap-3 sm:*:min-w-44"
      >
        <Field id="board-section" label="Section">
          {(control) => (
            <Select {...control} name="section" defaultValue={filters.section ?? ""}>
              <option value="">Any section</option>
              {sections.map(({ slug, name }) => (
                <option key={slug} value={slug}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field id="board-person" label="Begun by or given to">
          {(control) => (
            <Select {...control} name="person" defaultValue={filters.person ?? ""}>
              <option value="">Anybody</option>
              <option value={me}>Me</option>
              {others.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <div className="flex gap-2 max-sm:col-span-2">
          <Button type="submit" className="max-sm:flex-1">
            Filter
          </Button>
          {(filters.section || filters.person) && (
            <ButtonLink look="quiet" href="/desk/board">
              Clear
            </ButtonLink>
          )}
        </div>
      </form>
    </search>
  );
}
