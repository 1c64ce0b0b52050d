import type { Metadata } from "next";
import { Empty } from "#components/site/empty.tsx";
import { Frame } from "../frame.tsx";

/** The body of every 404: the page cache sends it in place of the one that only a script would draw. */
export const metadata: Metadata = {
  title: "Page not found",
  description: "There is no page at this address.",
  robots: { index: false },
};

export default function MissingPage() {
  return (
    <Frame>
      <Empty level={1} title="There is no page at this address">
        It may have been taken down, or the address may have lost a letter on its way here. See{" "}
        <a href="/news">all stories</a>, or look through <a href="/tags">the tags</a>.
      </Empty>
    </Frame>
  );
}
