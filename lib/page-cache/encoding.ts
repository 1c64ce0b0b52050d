export type Encoding = "br" | "gzip" | "identity";

const preferred: Encoding[] = ["br", "gzip", "identity"];
const known = new Map<string, Encoding>();

/** The encoding to answer in for an Accept-Encoding header (RFC 9110, 12.5.3): our smallest that it allows. */
export function encodingFor(header: string | undefined): Encoding {
  if (!header) return "identity";
  const before = known.get(header);
  if (before) return before;
  const encoding = read(header);
  if (known.size > 500) known.clear();
  known.set(header, encoding);
  return encoding;
}

function read(header: string): Encoding {
  const quality = new Map<string, number>();
  for (const part of header.toLowerCase().split(",").slice(0, 20)) {
    const [name = "", ...parameters] = part.split(";").map((text) => text.trim());
    const q = parameters.find((parameter) => parameter.startsWith("q="));
    quality.set(name === "x-gzip" ? "gzip" : name, q ? Number.parseFloat(q.slice(2)) || 0 : 1);
  }
  const allowed = (name: Encoding) => (quality.get(name) ?? quality.get("*") ?? 0) > 0;
  return preferred.find(allowed) ?? "identity";
}
