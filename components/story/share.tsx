import "./share.css";

/**
 * Ways to pass a story on, all of them plain links. What needs a script (the device's own sharing, copying) is shown
 * only where one runs; public/story.js gives those buttons their work.
 */
export function ShareRow({ url, headline }: { url: string; headline: string }) {
  return (
    <section className="story-row story-note share">
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
        {places(url, headline).map(({ name, label, href }) => (
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

function places(url: string, headline: string) {
  const address = encodeURIComponent(url);
  const text = encodeURIComponent(headline.toWellFormed());
  const both = encodeURIComponent(`${headline.toWellFormed()} ${url}`);
  return [
    { name: "E-mail", label: "Share by e-mail", href: `mailto:?subject=${text}&body=${address}` },
    {
      name: "LinkedIn",
      label: "Share on LinkedIn",
      href: `https://www.linkedin.com/sharing/share-offsite/?url=${address}`,
    },
    { name: "X", label: "Share on X", href: `https://x.com/intent/post?text=${text}&url=${address}` },
    { name: "Bluesky", label: "Share on Bluesky", href: `https://bsky.app/intent/compose?text=${both}` },
  ];
}
