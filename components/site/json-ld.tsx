import type { Thing, WithContext } from "schema-dts";

/**
 * Structured data for search engines, an element each. What could end the element or begin a comment is escaped, and so are
 * the line ends that JSON allows and older scripts do not.
 */
export function JsonLd({ things }: { things: WithContext<Thing>[] }) {
  return things.map((thing) => {
    const json = JSON.stringify(thing).replace(/[<>\u2028\u2029]/g, escaped);
    // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON in a script element cannot be written otherwise
    return <script key={json} type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />;
  });
}

function escaped(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
