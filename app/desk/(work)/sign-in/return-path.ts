import { readAddress } from "#lib/page-cache/key.ts";

/** Where a link to the sign-in page leads on to: a path of the desk or a reader's page; "/desk" for anything else. */
export function returnPath(path: string): string {
  if (isOfDesk(path)) return path.startsWith("/desk/sign-in") ? "/desk" : path;
  const address = path.startsWith("/") ? readAddress(path) : null;
  return address?.kind === "page" ? address.key : "/desk";
}

/** Whether a path leads to the desk rather than to what readers see. */
export function isOfDesk(path: string): boolean {
  return /^\/desk(?:\/[\w-]+)*(?:\?[\w=&%.-]*)?$/.test(path);
}
