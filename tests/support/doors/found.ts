import { readFileSync } from "node:fs";
import { join } from "node:path";

/** One way into the site, as the build or the server has it. */
export type Found = {
  name: string;
  kind: "page" | "route" | "action";
  method: string;
  /** With its parameters in brackets, as in `/desk/stories/[id]`. */
  path: string;
  /** What a browser names an action with. */
  action?: string;
};

/** What `server.ts` answers before Next's router sees it; no build lists these. */
const inFront: Found[] = [
  { name: "POST /api/desk/pictures", kind: "route", method: "POST", path: "/api/desk/pictures" },
  { name: "GET /media/[file]", kind: "route", method: "GET", path: "/media/[file]" },
  { name: "GET /[asset]", kind: "route", method: "GET", path: "/[asset]" },
];

/** Every page, route and server action of the build, and what is answered in front of it. */
export function doorsOf(buildDir: string): Found[] {
  return [...pagesAndRoutes(buildDir), ...actions(buildDir), ...inFront];
}

function pagesAndRoutes(buildDir: string): Found[] {
  const built: Record<string, string> = readJson(buildDir, "app-path-routes-manifest.json");
  return Object.entries(built).flatMap(([file, path]): Found[] => {
    if (path.startsWith("/_")) return [];
    if (file.endsWith("/page")) return [{ name: `page ${path}`, kind: "page", method: "GET", path }];
    return methodsOf(`app${file}.ts`).map((method) => ({
      name: `${method} ${path}`,
      kind: "route",
      method,
      path,
    }));
  });
}

function methodsOf(file: string): string[] {
  const source = readFileSync(file, "utf8");
  const found = source.matchAll(
    /^export (?:async )?(?:function|const) (GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b/gm,
  );
  const methods = [...found].map(([, method = ""]) => method);
  if (methods.length === 0) throw new Error(`${file} exports no method in a way that this test can read.`);
  return methods;
}

type Manifest = Record<
  "node" | "edge",
  Record<string, { filename: string; exportedName: string; workers: Record<string, unknown> }>
>;

function actions(buildDir: string): Found[] {
  const { node, edge }: Manifest = readJson(buildDir, "server", "server-reference-manifest.json");
  return Object.entries({ ...node, ...edge }).map(([action, { filename, exportedName, workers }]) => {
    const [page = ""] = Object.keys(workers);
    const path = page.replace(/^app|\/\([^)]*\)|\/page$/g, "") || "/";
    return {
      name: `action ${roomOf(filename)}: ${exportedName}`,
      kind: "action",
      method: "POST",
      path,
      action,
    };
  });
}

/** `stories/[id]/history` for the actions of that folder of the desk. */
function roomOf(file: string): string {
  return file.replace(/^app\/(desk\/)?(\([^)]*\)\/)?/, "").replace(/\/?actions\.tsx?$/, "") || "desk";
}

function readJson<T>(...path: string[]): T {
  return JSON.parse(readFileSync(join(...path), "utf8"));
}
