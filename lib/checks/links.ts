import { partNames, type StoryContent } from "#lib/stories/content.ts";
import { readMarkdown } from "./reading.ts";
import type { Warning } from "./warning.ts";

type Fault = Pick<Warning, "rule" | "severity" | "message">;

/** Links that cannot work or should look otherwise, by their writing alone: no address is asked. */
export function checkLinks(content: StoryContent): Warning[] {
  const inTexts = (["ourTake", "whyItMatters", "body"] as const).flatMap((part) =>
    readMarkdown(content[part]).pointers.flatMap(({ address, text, at }) =>
      faultsOf(address, named(text, partNames[part])).map((fault) => ({ ...fault, part, path: part, at })),
    ),
  );
  const inSources = content.sources.flatMap(({ url }, index) =>
    url.trim() === ""
      ? []
      : faultsOf(url.trim(), `The link of source ${index + 1}`).map((fault) => ({
          ...fault,
          part: "sources" as const,
          path: `sources.${index}.url`,
        })),
  );
  return [...inTexts, ...inSources, ...twins(content.sources)];
}

function named(text: string, part: string): string {
  return text.trim() ? `The link “${text.trim()}” in ${part}` : `A link in ${part}`;
}

function faultsOf(address: string, name: string): Fault[] {
  if (address === "") return [wrong("dead-link", `${name} leads nowhere: it has no address.`)];
  if (/^(#.|\/(?!\/)|mailto:[^@\s]+@[^@\s]+)/i.test(address)) return [];
  const url = /^www\./i.test(address) ? URL.parse(`https://${address}`) : URL.parse(address);
  if (!url || !isComplete(url) || /\s/.test(address))
    return [wrong("dead-link", `${name} is not a complete web address: ${short(address)}`)];
  if (isExample(url.hostname))
    return [wrong("example-link", `${name} leads to ${url.hostname}, which is only an example.`)];
  const faults: Fault[] = [];
  if (/[.,;:)\]}’”"']$/.test(address) && !/\([^()]*\)$/.test(address))
    faults.push(hint("link-end", `${name} ends in “${address.at(-1)}”, which is rarely part of an address.`));
  if (url.protocol === "http:")
    faults.push(hint("insecure-link", `${name} begins with http: see whether https works.`));
  const tracking = trackersOf(url);
  if (tracking.length > 0)
    faults.push(hint("tracking-link", `${name} carries tracking (${tracking.join(", ")}): take it out.`));
  return faults;
}

function wrong(rule: string, message: string): Fault {
  return { rule, severity: "warning", message };
}

function hint(rule: string, message: string): Fault {
  return { rule, severity: "hint", message };
}

function isComplete({ protocol, hostname }: URL): boolean {
  if (protocol !== "http:" && protocol !== "https:") return false;
  return /^\[.+\]$/.test(hostname) || hostname === "localhost" || /^[^.]+(\.[^.]+)+\.?$/.test(hostname);
}

/** Names and numbers that lead to nobody's site (RFC 2606, RFC 6761, RFC 1918). */
function isExample(host: string): boolean {
  return (
    /(^|\.)example\.(com|org|net)$|\.(example|test|invalid|localhost|local)$|^localhost$/.test(host) ||
    /^(127|10)\.|^192\.168\.|^172\.(1[6-9]|2\d|3[01])\.|^0\.0\.0\.0$|^\[::1\]$/.test(host)
  );
}

function trackersOf({ searchParams }: URL): string[] {
  const names = [...searchParams.keys()].filter((name) =>
    /^(utm_\w+|fbclid|gclid|dclid|msclkid|twclid|igshid|mc_[ce]id|yclid|_hs(enc|mi)|vero_id|ref_src)$/i.test(
      name,
    ),
  );
  return [...new Set(names)];
}

/** Sources that lead to the same page. */
function twins(sources: StoryContent["sources"]): Warning[] {
  const first = new Map<string, number>();
  return sources.flatMap(({ url }, index): Warning[] => {
    const page = pageOf(url.trim());
    const before = page === null ? undefined : first.get(page);
    if (page === null) return [];
    if (before === undefined) {
      first.set(page, index);
      return [];
    }
    const message = `Source ${index + 1} leads to the same page as source ${before + 1}.`;
    return [
      { part: "sources", path: `sources.${index}.url`, rule: "duplicate-link", severity: "warning", message },
    ];
  });
}

function pageOf(address: string): string | null {
  const url = URL.parse(address);
  if (!url) return null;
  for (const name of trackersOf(url)) url.searchParams.delete(name);
  return `${url.hostname.replace(/^www\./, "")}${url.pathname.replace(/\/+$/, "")}${url.search}`.toLowerCase();
}

function short(address: string): string {
  return address.length > 80 ? `${address.slice(0, 77)}…` : address;
}
