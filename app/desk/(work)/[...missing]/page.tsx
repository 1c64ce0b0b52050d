import { notFound } from "next/navigation";

/** Any other address under /desk: the desk's own words for it rather than the readers'. */
export default function Missing() {
  notFound();
}
