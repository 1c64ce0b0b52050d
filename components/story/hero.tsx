import type { Hero } from "#lib/stories/content.ts";

/** The picture keeps its place from the start: the box has its shape before the file is there. */
export function StoryHero({ hero }: { hero: Hero }) {
  return (
    <figure className="story-hero">
      {/* biome-ignore lint/performance/noImgElement: finished pages have no framework to size pictures for them */}
      <img src={hero.src} alt={hero.alt} decoding="async" />
      <figcaption>Picture: {hero.credit}</figcaption>
    </figure>
  );
}
