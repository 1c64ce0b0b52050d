import { z } from "zod";
import { isDay } from "#lib/stories/dates.ts";
import { eventKinds } from "./kinds.ts";

const id = z.string().max(100);

const day = z.string().refine(isDay).optional().catch(undefined);

const schema = z.object({
  /** Who did it: an id, or "nobody" for Takewire itself and for those whom it did not know. */
  by: id.min(1).optional().catch(undefined),
  kind: z.enum(eventKinds).optional().catch(undefined),
  /** What it is about, such as "story:12". */
  about: z
    .string()
    .regex(/^((story|picture):[1-9]\d{0,8}|person:[\w-]{1,100})$/)
    .optional()
    .catch(undefined),
  /** First and last day, in the site's time zone. */
  from: day,
  to: day,
});

/** Which events are asked for; what is absent does not matter. */
export type AuditFilters = z.infer<typeof schema>;

/** The filters in an address; what makes no sense counts as not given. */
export function auditFilters(params: Record<string, unknown>): AuditFilters {
  const given = Object.entries(schema.parse(params)).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given);
}

/** The address of the log with these filters, from an event on, or of an export of it. */
export function auditAddress(
  filters: AuditFilters,
  more: { after?: string | null; format?: string } = {},
): string {
  const given = Object.entries({ ...filters, ...more }).filter(([, value]) => value);
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  const path = more.format ? "/api/desk/audit" : "/desk/audit";
  return query ? `${path}?${query}` : path;
}
