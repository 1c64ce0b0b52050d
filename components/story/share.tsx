import type { Wording } from "#lib/language/wording.ts";
import { placesFor } from "./places.ts";
import "./share.css";

type RowProps = {
  url: string;
  headline: string;
  wording: Wording;
  /** What another site puts into its page to show the story as a card. */
  embed?: string | null;
};

/**
 * Ways to pass a story on, all of them plain links. What needs a script (the device's own sharing, copying) is shown
 * only where one runs; public/story.js gives those buttons their work, and
 * says what it has done in the words that stand on the row.
 */
export function ShareRow({ url, headline, wording, embed = null }: RowProps) {
  const title = wording.say("share.title");
  return (
    <section className="story-row story-note share" aria-label={title} data-url={url}>
      <h2>{title}</h2>
      <ul>
        <li className="scripted" hidden>
          <button type="button" data-share={headline}>
            {wording.say("share.device")}
          </button>
        </li>
        <li className="scripted">
          <button type="button" data-copy={url}>
            {wording.say("share.copy")}
          </button>
        </li>
        <li className="scripted">
          <button type="button" data-quote="">
            {wording.say("share.quote")}
          </button>
        </li>
        {placesFor({ url, subject: headline, text: headline }, wording).map(({ name, label, href }) => (
          <li key={name}>
            <a href={href} rel="noopener nofollow" aria-label={label}>
              {name}
            </a>
          </li>
        ))}
      </ul>
      {embed && (
        <details>
          <summary>{wording.say("share.embed")}</summary>
          <textarea
            aria-label={wording.say("share.embedCode")}
            rows={4}
            spellCheck={false}
            readOnly
            value={embed}
          />
        </details>
      )}
      <p
        role="status"
        data-copied={wording.say("share.copied")}
        data-quoted={wording.say("share.quoted")}
        data-copy-this={wording.say("share.copyThis")}
        data-failed={wording.say("share.failed")}
      />
    </section>
  );
}

type PartProps = {
  /** The id of the part's element. */
  id: string;
  /** What the part is called. */
  name: string;
  /** The story's address and headline. */
  url: string;
  headline: string;
  quote: string;
  wording: Wording;
};

/** Ways to pass on one part of a story, by its own address: folded away until they are wanted. */
export function SharePart({ id, name, url, headline, quote, wording }: PartProps) {
  const address = `${url}#${id}`;
  const text = wording.say("share.partSaid", { part: name, quote });
  // LinkedIn takes neither words nor the part of an address that names a part.
  const places = placesFor({ url: address, subject: headline, text }, wording).filter(
    (place) => place.name !== "LinkedIn",
  );
  const label = wording.say("share.part", { part: name });
  return (
    <details className="share-part">
      <summary aria-label={label}>{wording.say("share.title")}</summary>
      <ul aria-label={label}>
        <li>
          <a href={`#${id}`} data-copy={address}>
            {wording.say("share.link")}
          </a>
        </li>
        <li className="scripted">
          <button type="button" data-quote={`#${id}`}>
            {wording.say("share.quote")}
          </button>
        </li>
        {places.map(({ name: place, href }) => (
          <li key={place}>
            <a href={href} rel="noopener nofollow">
              {place}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
