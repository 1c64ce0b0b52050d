import { Briefs } from "#components/site/front.tsx";
import { siteWording } from "#lib/settings/queries.ts";
import { listStories } from "#lib/stories/queries.ts";

const some = 5;

/** The newest stories, a line each: for whoever came for something that is not there. */
export async function Newest() {
  const { stories } = await listStories({ page: 1, perPage: some });
  const wording = await siteWording();
  return <Briefs title={wording.say("list.latest")} stories={stories} wording={wording} />;
}
