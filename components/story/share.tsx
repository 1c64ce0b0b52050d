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
          <button type="button" data-copy="">
            {wording.say("share.copy")}
          </button>
        </li>
        <li className="scripted">
          <button type="button" data-quote="">
            {wording.say("share.quote")}
          </button>
        </li>
        {embed && (
          <li className="scripted">
            <button type="button" data-copy={embed}>
              {wording.say("share.embed")}
            </button>
          </li>
        )}
        {placesFor({ url, subject: headline, text: headline }, wording).map(({ name, label, href }) => (
          <li key={name}>
            <a href={href} rel="noopener nofollow" aria-label={label}>
              {name}
            </a>
          </li>
        ))}
      </ul>
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

/** Ways to pass on one part of a story, by its own address: a link to it, its words with one, a letter with both. */
export function SharePart({ id, name, url, headline, quote, wording }: PartProps) {
  const text = wording.say("share.partText", { part: name, quote });
  const [mail] = placesFor({ url: `${url}#${id}`, subject: headline, text }, wording);
  return (
    <ul
      className="share-part"
      aria-label={wording.say("share.ofPart", { label: wording.say("share.title"), part: name })}
    >
      <li>
        <a href={`#${id}`} data-copy="">
          {wording.say("share.link")}
        </a>
      </li>
      <li className="scripted">
        <button type="button" data-quote={`#${id}`}>
          {wording.say("share.quote")}
        </button>
      </li>
      <li>
        <a href={mail.href}>{mail.name}</a>
      </li>
    </ul>
  );
}
