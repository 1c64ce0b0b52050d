import type { ReactNode } from "react";
import { auditAddress } from "#lib/audit/filters.ts";
import type { AuditEvent } from "#lib/audit/queries.ts";
import { stateNames } from "#lib/stories/lifecycle.ts";
import { momentInWords } from "../times.ts";

type Props = { event: AuditEvent; timeZone: string };

/** What changed, what else belongs to it, and the way to more about the same thing. */
export function EventDetails({ event, timeZone }: Props) {
  const { before, after, data, about, origin } = event;
  const changed = Object.keys(after);
  const told = Object.entries(data).filter(([name]) => name in dataNames);
  return (
    <div className="space-y-3 border-l-2 border-edge pt-2 pb-4 pl-4 text-sm sm:ml-14">
      {Object.keys(before).length + changed.length > 0 && (
        <table className="w-full max-w-2xl table-fixed text-left">
          <thead>
            <tr className="text-xs text-quiet">
              <th scope="col" className="w-1/4 pr-3 pb-1 font-semibold">
                What changed
              </th>
              <th scope="col" className="pr-3 pb-1 font-semibold">
                Before
              </th>
              <th scope="col" className="pb-1 font-semibold">
                After
              </th>
            </tr>
          </thead>
          <tbody>
            {Object.keys({ ...before, ...after }).map((name) => (
              <tr key={name} className="border-t border-line align-top">
                <th scope="row" className="py-1.5 pr-3 font-normal text-quiet">
                  {changeNames[name] ?? name}
                </th>
                <td className="py-1.5 pr-3 break-words">{valueInWords(name, before[name], timeZone)}</td>
                <td className="py-1.5 break-words">{valueInWords(name, after[name], timeZone)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <dl className="grid max-w-2xl grid-cols-[minmax(6rem,25%)_minmax(0,1fr)] gap-y-1">
        {told.map(([name, value]) => (
          <Fact key={name} name={dataNames[name]}>
            {valueInWords(name, value, timeZone)}
          </Fact>
        ))}
        <Fact name="When">
          <time dateTime={event.at.toISOString()}>{event.at.toISOString()}</time>
        </Fact>
        <Fact name="From">{origin || "not noted"}</Fact>
      </dl>
      {about && (
        <p className="flex flex-wrap gap-x-4 gap-y-1 [&_a]:py-1 [&_a]:underline [&_a]:underline-offset-2">
          <a href={auditAddress({ about: `${about.kind}:${about.id}` })}>
            Everything about this {about.kind}
          </a>
          {about.kind === "story" && <a href={`/desk/stories/${about.id}`}>Open the story</a>}
        </p>
      )}
    </div>
  );
}

function Fact({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <>
      <dt className="text-quiet">{name}</dt>
      <dd className="break-words">{children}</dd>
    </>
  );
}

function valueInWords(name: string, value: unknown, timeZone: string): string {
  if (value === null || value === undefined || value === "") return "none";
  if (name === "state" && typeof value === "string")
    return (stateNames as Record<string, string>)[value] ?? value;
  if (typeof value === "string" && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value))
    return momentInWords(new Date(value), timeZone);
  if (Array.isArray(value)) return value.join(", ") || "none";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

const changeNames: Record<string, string> = {
  state: "State",
  slug: "Address",
  version: "Newest version",
  published: "Version that readers see",
  firstPublished: "First published",
  at: "Time",
  alt: "Description",
  credit: "Credit",
  focalX: "Focal point, across",
  focalY: "Focal point, down",
  name: "Name",
  about: "About",
  picture: "Picture",
  role: "Role",
  suspendedSince: "Suspended since",
  timeZone: "Time zone",
  language: "Language",
  logo: "Logo",
  links: "Links elsewhere",
  readers: "Who may read",
  description: "Description",
  order: "Order",
};

const dataNames: Record<string, string> = {
  revision: "Version",
  parts: "Parts",
  restoredFrom: "Text of version",
  name: "Name",
  reason: "Reason",
  note: "For",
  until: "Open until",
  at: "Planned for",
  email: "E-mail",
  role: "Role",
  device: "Device",
  count: "Sessions ended",
  sessionsEnded: "Sessions ended",
  format: "Format",
  by: "Done by",
  kind: "What was done",
  about: "About",
  from: "From",
  to: "To",
};
