type Thing = { "@context": "https://schema.org"; "@type": string; [property: string]: unknown };

/** Structured data for search engines. "<" is escaped, so that no text in it can end the element. */
export function JsonLd({ thing }: { thing: Thing }) {
  const json = JSON.stringify(thing).replaceAll("<", "\\u003c");
  // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON in a script element cannot be written otherwise
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />;
}
