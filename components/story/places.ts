/** What is passed on: where it is, and what is said of it in one line. */
export type Shared = { url: string; subject: string; text: string };

/** Where a story or a part of it can be passed on, by plain links. */
export function placesFor({ url, subject, text }: Shared): { name: string; label: string; href: string }[] {
  const address = encodeURIComponent(url);
  const said = encodeURIComponent(text.toWellFormed());
  const about = encodeURIComponent(subject.toWellFormed());
  const body = text === subject ? address : `${said}%0A%0A${address}`;
  return [
    { name: "E-mail", label: "Share by e-mail", href: `mailto:?subject=${about}&body=${body}` },
    {
      name: "LinkedIn",
      label: "Share on LinkedIn",
      href: `https://www.linkedin.com/sharing/share-offsite/?url=${address}`,
    },
    { name: "X", label: "Share on X", href: `https://x.com/intent/post?text=${said}&url=${address}` },
    {
      name: "Bluesky",
      label: "Share on Bluesky",
      href: `https://bsky.app/intent/compose?text=${said}%20${address}`,
    },
  ];
}
