import { env } from "#lib/env.ts";
import { wordingOf } from "#lib/language/wording.ts";
import { siteSettings } from "#lib/settings/queries.ts";

export const dynamic = "force-dynamic";

/** OpenSearch 1.1: with this a browser can search the site from its address line. */
export async function GET(): Promise<Response> {
  const settings = await siteSettings();
  const { name, language } = settings;
  const address = (path: string) => escaped(new URL(path, env().SITE_URL).href);
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>${escaped([...name].slice(0, 16).join("").trim())}</ShortName>
  <LongName>${escaped([...name].slice(0, 48).join("").trim())}</LongName>
  <Description>${escaped(wordingOf(settings).say("search.site", { site: name }))}</Description>
  <Image type="image/svg+xml">${address("/favicon.svg")}</Image>
  <Url type="text/html" template="${address("/search")}?q={searchTerms}"/>
  <Url type="application/opensearchdescription+xml" rel="self" template="${address("/opensearch.xml")}"/>
  <Language>${escaped(language)}</Language>
  <InputEncoding>UTF-8</InputEncoding>
  <OutputEncoding>UTF-8</OutputEncoding>
</OpenSearchDescription>
`;
  return new Response(xml, {
    headers: { "Content-Type": "application/opensearchdescription+xml; charset=utf-8" },
  });
}

function escaped(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML knows no control characters
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
  );
}
