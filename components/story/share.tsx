import type { Wording } from "#lib/language/wording.ts";
import "./share.css";

type Props = { url: string; headline: string; wording: Wording };

/**
 * Ways to pass a story on, all of them plain links. What needs a script (the device's own sharing, copying) is shown
 * only where one runs; public/story.js gives those buttons their work, and
 * says what it has done in the words that stand on the row.
 */
export function ShareRow({ url, headline, wording }: Props) {
  return (
    <section
      className="story-row story-note share"
      data-copied={wording.say("share.copied")}
      data-copy-this={wording.say("share.copyThis")}
      data-failed={wording.say("share.failed")}
    >
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
        {places(url, headline, wording).map(({ name, label, href }) => (
          <li key={name}>
            <a href={href} rel="noopener nofollow" aria-label={label}>
              {name}
            </a>
          </li>
        ))}
      </ul>
      <p role="status" />
    </section>
  );
}

function places(url: string, headline: string, wording: Wording) {
  const address = encodeURIComponent(url);
  const text = encodeURIComponent(headline.toWellFormed());
  const network = (name: string) => ({ name, label: wording.say("share.on", { network: name }) });
  const both = encodeURIComponent(`${headline.toWellFormed()} ${url}`);
  return [
    {
      name: wording.say("share.mail"),
      label: wording.say("share.byMail"),
      href: `mailto:?subject=${text}&body=${address}`,
    },
    {
      ...network("LinkedIn"),
      href: `https://www.linkedin.com/sharing/share-offsite/?url=${address}`,
    },
    { ...network("X"), href: `https://x.com/intent/post?text=${text}&url=${address}` },
    { ...network("Bluesky"), href: `https://bsky.app/intent/compose?text=${both}` },
  ];
}
