import { Search, X } from "lucide-react";
import type { ReactNode } from "react";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { Select, TextInput } from "#components/ui/controls.tsx";
import { Field } from "#components/ui/field.tsx";
import { type AuditFilters, auditAddress } from "#lib/audit/filters.ts";
import { areas, eventKinds, kinds } from "#lib/audit/kinds.ts";

type Props = {
  filters: AuditFilters;
  people: { id: string; name: string }[];
  /** What the thing is called that the log is narrowed to. */
  title: string;
};

/** Plain form, plain addresses: every filtered log can be kept and passed on. */
export function AuditFilterForm({ filters, people, title }: Props) {
  const { about, ...rest } = filters;
  return (
    <search>
      <form
        action="/desk/audit"
        className="mb-5 grid grid-cols-2 items-end gap-x-3 gap-y-2.5 lg:grid-cols-[repeat(4,minmax(0,1fr))_auto]"
      >
        <Choice name="by" label="Done by" all="Anybody" value={filters.by}>
          {people.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
          <option value="nobody">Takewire itself, or nobody known</option>
        </Choice>
        <Choice name="kind" label="What was done" all="Anything" value={filters.kind}>
          {areas.map(({ name, prefix }) => (
            <optgroup key={prefix} label={name}>
              {eventKinds
                .filter((kind) => kind.startsWith(prefix))
                .map((kind) => (
                  <option key={kind} value={kind}>
                    {kinds[kind].name}
                  </option>
                ))}
            </optgroup>
          ))}
        </Choice>
        <DayField name="from" label="From" value={filters.from} />
        <DayField name="to" label="To" value={filters.to} />
        {about && <input type="hidden" name="about" value={about} />}
        <div className="col-span-2 flex gap-2 lg:col-span-1">
          <Button type="submit">
            <Search aria-hidden className="size-4" />
            Filter
          </Button>
          {Object.keys(filters).length > 0 && (
            <ButtonLink look="quiet" href="/desk/audit">
              Clear
            </ButtonLink>
          )}
        </div>
      </form>
      {about && (
        <p className="mb-5 flex flex-wrap items-center gap-x-2 text-sm">
          <span className="min-w-0 break-words">
            Only about {title ? `“${title}”` : about.replace(":", " ")}
          </span>
          <a
            href={auditAddress(rest)}
            className="inline-flex items-center gap-1 py-1.5 text-quiet hover:text-ink"
          >
            <X aria-hidden className="size-4" />
            Show all
          </a>
        </p>
      )}
    </search>
  );
}

type ChoiceProps = {
  name: string;
  label: string;
  all: string;
  value: string | undefined;
  children: ReactNode;
};

function Choice({ name, label, all, value, children }: ChoiceProps) {
  return (
    <Field id={`audit-${name}`} label={label}>
      {(control) => (
        <Select {...control} name={name} defaultValue={value ?? ""}>
          <option value="">{all}</option>
          {children}
        </Select>
      )}
    </Field>
  );
}

function DayField({ name, label, value }: { name: string; label: string; value: string | undefined }) {
  return (
    <Field id={`audit-${name}`} label={label}>
      {(control) => <TextInput {...control} type="date" name={name} defaultValue={value ?? ""} />}
    </Field>
  );
}
