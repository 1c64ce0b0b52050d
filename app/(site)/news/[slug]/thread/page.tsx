import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { cache } from "react";
import { ListHead } from "#components/site/list-head.tsx";
import { Timeline } from "#components/story/thread.tsx";
import { wholeThread } from "#lib/chains/queries.ts";
import { siteWording } from "#lib/settings/queries.ts";
import { storyBySlug } from "#lib/stories/queries.ts";
import { readSlug } from "../../../address.ts";
import { Frame } from "../../../frame.tsx";
import { pageMetadata } from "../../../site.ts";
import "./thread.css";

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { story, first } = await threadAt(params);
  const wording = await siteWording();
  return pageMetadata({
    title: wording.say("thread.titleOf", { headline: story.headline }),
    description: wording.say("thread.description", { headline: first.headline }),
    path: threadPath(first.slug),
  });
}

/** A thread with nothing left out. Whichever of its stories one comes from is marked; search engines know it by its first. */
export default async function ThreadPage({ params }: Props) {
  const { story, thread } = await threadAt(params);
  const wording = await siteWording();
  return (
    <Frame current={`/sections/${story.section.slug}`}>
      <p className="back">
        <a href={`/news/${encodeURIComponent(story.slug)}`}>
          <span className="arrow" aria-hidden="true">
            ←
          </span>{" "}
          {wording.say("thread.back")}
        </a>
      </p>
      <ListHead title={wording.say("thread.title")}>
        <p>{wording.say("thread.count", { count: thread.total })}</p>
      </ListHead>
      <div className="whole-thread">
        <Timeline thread={thread} wording={wording} />
      </div>
    </Frame>
  );
}

/** A story by itself has no such page; an old address leads to the one that it has now. */
async function threadAt(params: Props["params"]) {
  const found = await load(readSlug((await params).slug));
  if (found.kind === "moved") permanentRedirect(threadPath(found.slug));
  if (found.kind !== "found") notFound();
  const { story } = found;
  const thread = await whole(story.id);
  const first = thread?.items.find((item) => typeof item !== "number");
  if (!thread || !first) notFound();
  return { story, thread, first };
}

const load = cache(storyBySlug);
const whole = cache(wholeThread);

function threadPath(slug: string): string {
  return `/news/${encodeURIComponent(slug)}/thread`;
}
