import { Search } from "lucide-react";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { Select, TextInput } from "#components/ui/controls.tsx";
import { Field } from "#components/ui/field.tsx";
import { stateNames, states } from "#lib/stories/lifecycle.ts";
import { SearchHelp } from "./search-help.tsx";
import type { Option } from "./types.ts";

type Filters = { state?: string; section?: string; tag?: string; author?: string; text?: string };

type Props = {
  filters: Filters;
  view?: string | undefined;
  sections: Option[];
  tags: Option[];
  authors: Option[];
};

/** Plain form, plain addresses: every filtered list can be kept and passed on. */
export function ListFilters({ filters, view, sections, tags, authors }: Props) {
  const stateOptions = states.map((state) => ({ slug: state, name: stateNames[state] }));
  return (
    <search>
      <form
        action="/desk"
        className="mb-2 grid grid-cols-4 items-end gap-x-2 gap-y-2 max-sm:[&_label]:sr-only sm:grid-cols-3 sm:gap-x-3 sm:gap-y-2.5 lg:grid-cols-[minmax(12rem,2fr)_repeat(4,minmax(0,1fr))_auto]"
      >
        {view && <input type="hidden" name="view" value={view} />}
        <Field id="filter-text" label="Find" className="col-span-3 lg:col-span-1">
          {(control) => (
            <TextInput
              {...control}
              type="search"
              name="text"
              defaultValue={filters.text ?? ""}
              placeholder="Words of a story"
              maxLength={200}
            />
          )}
        </Field>
        <Choice name="state" label="State" all="Any state" options={stateOptions} value={filters.state} />
        <Choice name="section" label="Section" all="Any section" options={sections} value={filters.section} />
        <Choice name="tag" label="Tag" all="Any tag" options={tags} value={filters.tag} />
        <Choice name="author" label="Begun by" all="Anybody" options={authors} value={filters.author} />
        <div className="flex gap-2 max-sm:contents">
          <Button type="submit" className="max-sm:col-start-4 max-sm:row-start-1 max-sm:px-2">
            <Search aria-hidden className="size-4" />
            Filter
          </Button>
          {Object.keys(filters).length > 0 && (
            <ButtonLink
              look="quiet"
              href={view ? `/desk?view=${view}` : "/desk"}
              className="max-sm:col-span-4"
            >
              Clear
            </ButtonLink>
          )}
        </div>
      </form>
      <SearchHelp />
    </search>
  );
}

type ChoiceProps = {
  name: string;
  label: string;
  all: string;
  options: Option[];
  value: string | undefined;
};

function Choice({ name, label, all, options, value }: ChoiceProps) {
  return (
    <Field id={`filter-${name}`} label={label} className="max-sm:col-span-2">
      {(control) => (
        <Select {...control} name={name} defaultValue={value ?? ""}>
          <option value="">{all}</option>
          {options.map((option) => (
            <option key={option.slug} value={option.slug}>
              {option.name}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
