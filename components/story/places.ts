import type { Wording } from "#lib/language/wording.ts";

/** What is passed on: where it is, and what is said of it in one line. */
export type Shared = { url: string; subject: string; text: string };

export type Place = { name: string; label: string; href: string };

/** Where a story or a part of it can be passed on, by plain links. */
export function placesFor({ url, subject, text }: Shared, wording: Wording): [mail: Place, ...Place[]] {
  const address = encodeURIComponent(url);
  const said = encodeURIComponent(text.toWellFormed());
  const about = encodeURIComponent(subject.toWellFormed());
  const body = text === subject ? address : `${said}%0A%0A${address}`;
  const network = (name: string) => ({ name, label: wording.say("share.on", { network: name }) });
  return [
    {
      name: wording.say("share.mail"),
      label: wording.say("share.byMail"),
      href: `mailto:?subject=${about}&body=${body}`,
    },
    {
      ...network("LinkedIn"),
      href: `https://www.linkedin.com/sharing/share-offsite/?url=${address}`,
    },
    { ...network("X"), href: `https://x.com/intent/post?text=${said}&url=${address}` },
    { ...network("Bluesky"), href: `https://bsky.app/intent/compose?text=${said}%20${address}` },
  ];
}
