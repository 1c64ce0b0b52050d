import { Phrase } from "#components/story/phrase.tsx";
import type { Label } from "#components/story/view.ts";
import type { Wording } from "#lib/language/wording.ts";
import type { SiteSettings } from "#lib/settings/schema.ts";
import { SubscribeForm } from "./subscribe-form.tsx";
import "#components/story/direction.css";
import "./contrast.css";
import "./page.css";
import "./print.css";

type Props = {
  siteName: string;
  sections: Label[];
  wording: Wording;
  logo?: SiteSettings["logo"];
  socialLinks?: SiteSettings["socialLinks"];
  /** Whoever reads has an account here: the site is for signed-in people only. */
  account?: boolean;
  /** There are claims to look back at. */
  record?: boolean;
  /** Address of the entry in the navigation that this page is or belongs to. */
  current?: string;
  /** Whether the foot has the form for the weekly mail. */
  subscribe?: boolean;
  /** The front page carries the name as its headline. */
  front?: boolean;
  children: React.ReactNode;
};

/** What every reader's page has around its own part: the way past the navigation, masthead and foot. */
export function Page({
  siteName,
  sections,
  wording,
  logo = null,
  socialLinks = [],
  account = false,
  record = false,
  subscribe = false,
  current,
  front,
  children,
}: Props) {
  const entries = [
    { name: wording.say("page.latest"), href: "/news" },
    { name: wording.say("page.thisWeek"), href: "/this-week" },
    ...sections.map(({ name, slug }) => ({ name, href: `/sections/${slug}` })),
    { name: wording.say("page.tags"), href: "/tags" },
    { name: wording.say("page.search"), href: "/search" },
  ];
  // The document is in the language of the messages; the stories may be in another.
  const storyLanguage = wording.storyLanguage === wording.language ? undefined : wording.storyLanguage;
  return (
    <>
      <a className="skip" href="#content">
        {wording.say("page.skip")}
      </a>
      <header className={front ? "masthead masthead-front wrap" : "masthead wrap"}>
        {front ? (
          <div className="nameplate">
            <h1 className="wordmark">
              <Wordmark name={siteName} logo={logo} />
            </h1>
            <p>{wording.say("page.tagline")}</p>
          </div>
        ) : (
          <p className="wordmark">
            <a href="/">
              <Wordmark name={siteName} logo={logo} />
            </a>
          </p>
        )}
        <nav aria-label={wording.say("page.sections")}>
          <ul>
            {entries.map(({ name, href }) => (
              <li key={href}>
                <a href={href} aria-current={href === current ? "page" : undefined}>
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <main id="content" className="wrap" tabIndex={-1} lang={storyLanguage}>
        {children}
      </main>
      <footer className="foot">
        <div className="wrap">
          <p className="wordmark">
            <a href="/">{siteName}</a>
          </p>
          <p className="foot-key">
            <Phrase wording={wording} say="page.voices" with={{ ours: (inner) => <mark>{inner}</mark> }} />
          </p>
          {subscribe && (
            <div className="foot-mail">
              <h2>{wording.say("mail.title")}</h2>
              <SubscribeForm id="foot-email" wording={wording} />
            </div>
          )}
          <nav aria-label={wording.say("page.foot")}>
            <ul>
              <li>
                <a href="/news">{wording.say("page.allStories")}</a>
              </li>
              <li>
                <a href="/tags">{wording.say("page.allTags")}</a>
              </li>
              <li>
                <a href="/feeds">{wording.say("feeds.title")}</a>
              </li>
              <li>
                <a href="/this-week/weeks">{wording.say("page.allWeeks")}</a>
              </li>
              {record && (
                <li>
                  <a href="/takes">{wording.say("page.record")}</a>
                </li>
              )}
              {account && (
                <li>
                  <a href="/desk/profile">{wording.say("page.account")}</a>
                </li>
              )}
            </ul>
          </nav>
          {socialLinks.length > 0 && (
            <nav aria-label={wording.say("page.elsewhere")}>
              <ul>
                {socialLinks.map(({ name, url }) => (
                  <li key={url}>
                    <a href={url} rel="me">
                      {name}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
          )}
        </div>
      </footer>
    </>
  );
}

/** The name, or the logo in its place. */
function Wordmark({ name, logo }: { name: string; logo: SiteSettings["logo"] }) {
  if (!logo) return name;
  const { src, srcset, width, height, clear } = logo;
  return (
    // biome-ignore lint/performance/noImgElement: the library has made the sizes
    <img
      className={clear ? "logo logo-clear" : "logo"}
      {...{ src, width, height }}
      srcSet={srcset}
      sizes="20rem"
      alt={name}
    />
  );
}
