import { spoken } from "#lib/language/spoken.ts";
import type { Wording } from "#lib/language/wording.ts";
import { focalClasses } from "#lib/pictures/shown.ts";
import type { HeroView } from "./view.ts";
import "./picture.css";

// As wide as the page's column, which is 68 of the page's rem: see .wrap and the root's font size in site/page.css.
const sizes = "(min-width: 72rem) clamp(1088px, 653px + 30vw, 1496px), 92vw";

/**
 * The picture keeps its place from the start: the box has its shape before the file is there, and until then shows a
 * few blurred pixels of it, if it is one of the library.
 */
export function StoryHero({
  hero,
  language,
  wording,
}: {
  hero: HeroView;
  language: string | null;
  wording: Wording;
}) {
  return (
    <figure className="story-hero">
      <Picture hero={hero} sizes={sizes} lang={spoken(language, wording).lang} />
      <figcaption>{wording.say("story.picture", { credit: hero.credit })}</figcaption>
    </figure>
  );
}

type Props = {
  hero: HeroView;
  /** How wide it will be, as the attribute of that name says it. */
  sizes: string;
  /** What its description is written in, where that is not the site's language. */
  lang?: string | undefined;
  /** "first" where nothing on the page is larger, "near" where it may lie below what is seen at first. */
  when?: "first" | "soon" | "near";
};

/** A story's picture in a box of a fixed shape. */
export function Picture({ hero, sizes, lang, when = "first" }: Props) {
  const { src, alt, picture } = hero;
  const load = {
    decoding: "async" as const,
    fetchPriority: when === "first" ? ("high" as const) : undefined,
    loading: when === "near" ? ("lazy" as const) : undefined,
  };
  if (!picture) {
    return (
      <span className="picture">
        {/* biome-ignore lint/performance/noImgElement: finished pages have no framework to size pictures for them */}
        <img src={src} alt={alt} lang={lang} {...load} />
      </span>
    );
  }
  const { srcset, width, height, placeholder } = picture;
  return (
    <span className={`picture ${focalClasses(picture)}`.trim()}>
      {/* biome-ignore lint/performance/noImgElement: as above, and these are bytes in the page */}
      {placeholder && <img className="picture-until-then" src={placeholder} alt="" />}
      {/* biome-ignore lint/performance/noImgElement: as above */}
      <img
        srcSet={srcset}
        sizes={sizes}
        src={src}
        width={width}
        height={height}
        alt={alt}
        lang={lang}
        {...load}
      />
    </span>
  );
}
