import { notFound } from "next/navigation";
import { AuditFilterForm } from "#components/desk/audit/filter-form.tsx";
import { AuditLog } from "#components/desk/audit/log.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { auditAddress, auditFilters } from "#lib/audit/filters.ts";
import { auditPage, auditPeople } from "#lib/audit/queries.ts";
import { may } from "#lib/auth/policy.ts";
import { nameUnavailable, onDesk } from "#lib/auth/session.ts";
import { siteTimeZone } from "#lib/settings/queries.ts";
import type { SearchParams } from "../address.ts";
import { DeskPage } from "../desk-page.tsx";

export const metadata = { title: "Audit log" };

type Props = { searchParams: Promise<SearchParams> };

export default async function Audit({ searchParams }: Props) {
  const params = await searchParams;
  const filters = auditFilters(params);
  const after = typeof params.after === "string" ? params.after : null;
  const zone = await nameUnavailable(siteTimeZone);
  const { person, loaded } = await onDesk(auditAddress(filters, { after }), async (who) => {
    if (!may(who, "audit.read")) return null;
    return Promise.all([auditPage(filters, zone, after), auditPeople()]);
  });
  if (!loaded) notFound();
  const [{ events, next }, people] = loaded;
  const filtered = Object.keys(filters).length > 0;
  return (
    <DeskPage person={person} here="audit">
      <div className="mb-5 flex flex-wrap items-end justify-between gap-x-4 gap-y-3">
        <div>
          <h1 className="text-3xl font-extrabold tracking-tight">Audit log</h1>
          <p className="mt-1 max-w-prose text-sm text-quiet">
            Who did what, when and from where. Nothing in it can be changed or removed. Times are in {zone}.
          </p>
        </div>
        <p className="flex flex-wrap items-center gap-2">
          <ButtonLink download href={auditAddress(filters, { format: "csv" })}>
            Export as CSV
          </ButtonLink>
          <ButtonLink download href={auditAddress(filters, { format: "jsonl" })}>
            Export as JSON lines
          </ButtonLink>
        </p>
      </div>
      <AuditFilterForm filters={filters} people={people} title={events[0]?.title ?? ""} />
      {events.length > 0 ? (
        <AuditLog events={events} timeZone={zone} />
      ) : (
        <div className="max-w-xl space-y-3 border-t border-line py-10">
          <h2 className="text-xl font-bold">
            {filtered ? "Nothing like that happened" : "Nothing has happened yet"}
          </h2>
          <p className="text-quiet">
            {filtered
              ? "Take a filter away, or look at other days."
              : "Whatever somebody does here is written down."}
          </p>
        </div>
      )}
      {(after || next) && (
        <nav aria-label="Pages of the log" className="mt-6 flex flex-wrap gap-3">
          {after && <ButtonLink href={auditAddress(filters)}>Newest</ButtonLink>}
          {next && (
            <ButtonLink rel="next" href={auditAddress(filters, { after: next })}>
              Earlier
            </ButtonLink>
          )}
        </nav>
      )}
    </DeskPage>
  );
}
