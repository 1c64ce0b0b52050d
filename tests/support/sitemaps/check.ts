import { readFileSync } from "node:fs";
import { join } from "node:path";
import { validateXML } from "xmllint-wasm";

const schema = (fileName: string) => ({
  fileName,
  contents: readFileSync(join(import.meta.dirname, fileName), "utf8"),
});

/** What of its XSD a sitemap does not keep to; of an index of sitemaps with `index`. */
export async function problemsOfSitemap(text: string, { index = false } = {}): Promise<string[]> {
  const { valid, errors, rawOutput } = await validateXML({
    xml: [{ fileName: "site.xml", contents: text }],
    schema: [schema(index ? "siteindex.xsd" : "sitemap.xsd")],
    preload: [schema("sitemap-news.xsd")],
  });
  if (valid) return [];
  return errors.length > 0 ? errors.map(({ message }) => message) : [rawOutput];
}
