import type { Wording } from "#lib/language/wording.ts";
import { placesFor } from "./places.ts";
import "./share.css";

type RowProps = {
  url: string;
  headline: string;
  /** What another site puts into its page to show the story as a card. */
  embed?: string | null;
  wording: Wording;
};

/**
 * Ways to pass a story on, all of them plain links. What needs a script (the device's own sharing, copying) is shown
 * only where one runs; public/story.js gives those buttons their work, and takes the words that it says from here.
 */
export function ShareRow({ url, headline, embed = null, wording }: RowProps) {
  return (
    <section className="story-row story-note share" aria-label={wording.say("share.title")} data-url={url}>
      <h2>{wording.say("share.title")}</h2>
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
          <summary>Embed</summary>
          <textarea aria-label="Embed this story" rows={3} spellCheck={false} readOnly value={embed} />
        </details>
      )}
      <p
        role="status"
        data-copied={wording.say("share.copied")}
        data-quoted={wording.say("share.quoted")}
        data-failed={wording.say("share.copyThis")}
        data-unshared={wording.say("share.failed")}
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
  const text = wording.say("share.partText", { part: name, quote });
  const places = placesFor({ url: address, subject: headline, text }, wording);
  const of = (label: string) => wording.say("share.ofPart", { label, part: name });
  const [link, copy] = [wording.say("share.link"), wording.say("share.quote")];
  return (
    <details className="share-part">
      <summary aria-label={of(wording.say("share.title"))}>{wording.say("share.title")}</summary>
      <ul>
        <li>
          <a href={`#${id}`} data-copy={address} aria-label={of(link)}>
            {link}
          </a>
        </li>
        <li className="scripted">
          <button type="button" data-quote={`#${id}`} aria-label={of(copy)}>
            {copy}
          </button>
        </li>
        {places.map(({ name: place, label, href }) => (
          <li key={place}>
            <a href={href} rel="noopener nofollow" aria-label={of(label)}>
              {place}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
