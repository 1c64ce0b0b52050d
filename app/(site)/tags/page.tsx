import type { Metadata } from "next";
import { Empty } from "#components/site/empty.tsx";
import { ListHead } from "#components/site/list-head.tsx";
import { TagIndex } from "#components/site/tag-index.tsx";
import { tagIndex } from "#lib/tags/directory.ts";
import { Frame } from "../frame.tsx";
import { pageMetadata } from "../site.ts";

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata({
    title: "All tags",
    description: "Every tag from A to Z, with the number of stories that bear it.",
    path: "/tags",
  });
}

export default async function TagsPage() {
  const tags = await tagIndex();
  return (
    <Frame current="/tags">
      <ListHead title="All tags">
        <p>From A to Z, with the number of stories that bear each.</p>
      </ListHead>
      {tags.length > 0 ? (
        <TagIndex tags={tags} />
      ) : (
        <Empty title="No tag is in use yet">Tags appear here with the first story.</Empty>
      )}
    </Frame>
  );
}
