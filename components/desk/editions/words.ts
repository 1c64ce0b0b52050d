import type { Counts, EditionRow } from "./types.ts";

export const stateNames: Record<EditionRow["state"], string> = {
  draft: "Draft",
  scheduled: "Scheduled",
  sending: "On its way",
  sent: "Sent",
};

/** "1 person", "1,204 people". */
export function people(n: number): string {
  return n === 1 ? "1 person" : `${n.toLocaleString("en-US")} people`;
}

/** To how many it went or goes. */
export function all({ waiting, sending, sent, failed, unknown }: Counts): number {
  return waiting + sending + sent + failed + unknown;
}

/** "to 1,200 of 1,204 people, 3 unknown". */
export function countsInWords(counts: Counts): string {
  const rest = [
    counts.failed > 0 && `${counts.failed.toLocaleString("en-US")} failed`,
    counts.unknown > 0 && `${counts.unknown.toLocaleString("en-US")} unknown`,
  ].filter(Boolean);
  const to = all(counts);
  const reached =
    counts.sent === to ? `to ${people(to)}` : `to ${counts.sent.toLocaleString("en-US")} of ${people(to)}`;
  return [reached, ...rest].join(", ");
}
