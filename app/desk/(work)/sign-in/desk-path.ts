/** A path of the desk to go on to; whatever else stands in a link leads to the desk's front. */
export function deskPath(path: string): string {
  return /^\/desk(?:\/[\w-]+)*(?:\?[\w=&%.-]*)?$/.test(path) && !path.startsWith("/desk/sign-in")
    ? path
    : "/desk";
}
