import { placesFor } from "./places.ts";
import "./share.css";

type RowProps = {
  url: string;
  headline: string;
  /** What another site puts into its page to show the story as a card. */
  embed?: string | null;
};

/**
 * Ways to pass a story on, all of them plain links. What needs a script (the device's own sharing, copying) is shown
 * only where one runs; public/story.js gives those buttons their work, and takes the words that it says from here.
 */
export function ShareRow({ url, headline, embed = null }: RowProps) {
  return (
    <section className="story-row story-note share" aria-label="Share" data-url={url}>
      <h2>Share</h2>
      <ul>
        <li className="scripted" hidden>
          <button type="button" data-share={headline}>
            Share…
          </button>
        </li>
        <li className="scripted">
          <button type="button" data-copy={url}>
            Copy link
          </button>
        </li>
        <li className="scripted">
          <button type="button" data-quote="">
            Copy quote
          </button>
        </li>
        {placesFor({ url, subject: headline, text: headline }).map(({ name, label, href }) => (
          <li key={name}>
            <a href={href} rel="noopener nofollow" aria-label={label}>
              {name}
            </a>
          </li>
        ))}
      </ul>
      {embed && (
        <details>
          <summary>Embed</summary>
          <textarea aria-label="Embed this story" rows={4} spellCheck={false} readOnly value={embed} />
        </details>
      )}
      <p
        role="status"
        data-copied="Link copied"
        data-quoted="Quote copied with its link"
        data-failed="Copy this:"
        data-unshared="Sharing did not work here: copy the link instead"
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
};

/** Ways to pass on one part of a story, by its own address: folded away until they are wanted. */
export function SharePart({ id, name, url, headline, quote }: PartProps) {
  const address = `${url}#${id}`;
  // LinkedIn takes neither words nor the part of an address that names a part.
  const places = placesFor({ url: address, subject: headline, text: `${name}: “${quote}”` }).filter(
    (place) => place.name !== "LinkedIn",
  );
  return (
    <details className="share-part">
      <summary aria-label={`Share: ${name}`}>Share</summary>
      <ul aria-label={`Share: ${name}`}>
        <li>
          <a href={`#${id}`} data-copy={address}>
            Link to this
          </a>
        </li>
        <li className="scripted">
          <button type="button" data-quote={`#${id}`}>
            Copy quote
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
