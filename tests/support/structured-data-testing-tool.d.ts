/** What the tests use of it; the package brings no types. */
declare module "structured-data-testing-tool" {
  type Outcome = { test: string; description?: string; error?: object };
  type Result = { passed: Outcome[]; failed: Outcome[]; schemas: string[] };

  /** Rejects with an error that has the result as `res` when a test fails. */
  export function structuredDataTest(
    html: string,
    options: { presets?: object[]; schemas?: string[]; tests?: object[] },
  ): Promise<Result>;
}

declare module "structured-data-testing-tool/presets.js" {
  const presets: Record<"Google" | "Twitter" | "Facebook", object>;
  export default presets;
}
