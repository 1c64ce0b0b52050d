import {
  CalendarDays,
  ClipboardPaste,
  FilePlus2,
  Images,
  LogOut,
  Mails,
  Newspaper,
  ScrollText,
  SlidersHorizontal,
  SquareArrowOutUpRight,
  Tags,
  UsersRound,
} from "lucide-react";
import type { ReactNode } from "react";
import { type Act, type Actor, may } from "#lib/auth/policy.ts";

export type Here = (typeof places)[number]["key"] | "profile" | "notices" | null;

type Props = {
  siteName: string;
  person: Actor;
  here: Here;
  signOut: () => Promise<void>;
  /** The way to what this person is told. */
  bell: ReactNode;
  /** The editor fills the width; lists and texts keep a measure. */
  wide?: boolean;
  children: ReactNode;
};

const places = [
  { key: "stories", href: "/desk", name: "Stories", icon: Newspaper, act: "story.read" },
  { key: "calendar", href: "/desk/calendar", name: "Calendar", icon: CalendarDays, act: "story.read" },
  { key: "new", href: "/desk/stories/new", name: "New story", icon: FilePlus2, act: "story.create" },
  { key: "paste", href: "/desk/paste", name: "Paste a story", icon: ClipboardPaste, act: "story.create" },
  { key: "pictures", href: "/desk/pictures", name: "Pictures", icon: Images, act: "picture.read" },
  { key: "tags", href: "/desk/tags", name: "Tags", icon: Tags, act: "tag.change" },
  { key: "editions", href: "/desk/editions", name: "Editions", icon: Mails, act: "edition.change" },
  { key: "people", href: "/desk/people", name: "People", icon: UsersRound, act: "person.read" },
  {
    key: "settings",
    href: "/desk/settings",
    name: "Settings",
    icon: SlidersHorizontal,
    act: "settings.change",
  },
  { key: "audit", href: "/desk/audit", name: "Audit log", icon: ScrollText, act: "audit.read" },
] as const satisfies { act: Act; [more: string]: unknown }[];

/**
 * The desk around a page. Its links load pages anew on purpose: leaving an editor that holds unsaved text then always
 * asks, by link, Back or closing alike.
 */
export function DeskFrame({ siteName, person, here, signOut, bell, wide = false, children }: Props) {
  return (
    <>
      <a
        href="#main"
        className="sr-only z-50 rounded-xs bg-ink px-3 py-2 text-sm text-paper focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to the page
      </a>
      <header className="border-b border-edge bg-surface">
        <div className="mx-auto flex max-w-[100rem] flex-wrap items-center gap-x-2 px-4 sm:gap-x-5 sm:px-6">
          <a href="/desk" className="py-2 text-xl font-black tracking-[-0.045em] text-ink no-underline">
            {siteName} <span className="font-medium tracking-normal text-quiet">desk</span>
          </a>
          <nav
            aria-label="Desk"
            className="order-last -mx-4 w-[calc(100%+2rem)] shrink-0 overflow-x-auto px-2 [mask-image:linear-gradient(to_right,black_calc(100%_-_2.5rem),transparent)] [scrollbar-width:none] sm:order-none sm:mx-0 sm:w-auto sm:shrink sm:overflow-visible sm:px-0 sm:[mask-image:none]"
          >
            <ul className="flex w-max pr-10 sm:w-auto sm:flex-wrap sm:pr-0">
              {places
                .filter(({ act }) => may(person, act))
                .map(({ key, href, name, icon: Icon }) => (
                  <li key={key}>
                    <a
                      href={href}
                      aria-current={here === key ? "page" : undefined}
                      className="flex scroll-mx-12 items-center gap-1.5 border-b-2 border-transparent px-2 py-2.5 text-sm whitespace-nowrap text-quiet no-underline hover:text-ink aria-[current=page]:border-ink aria-[current=page]:font-semibold aria-[current=page]:text-ink aria-[current=page]:[scroll-initial-target:nearest] sm:px-3"
                    >
                      <Icon aria-hidden className="hidden size-4 min-[100rem]:block" />
                      {name}
                    </a>
                  </li>
                ))}
            </ul>
          </nav>
          <div className="ml-auto flex items-center gap-1 text-sm text-quiet sm:gap-3">
            <a
              href="/"
              target="_blank"
              rel="noopener"
              className="hidden items-center gap-1.5 px-1 py-2.5 text-quiet no-underline hover:text-ink md:flex"
            >
              <SquareArrowOutUpRight aria-hidden className="size-4" />
              Site
            </a>
            {bell}
            <a
              href="/desk/profile"
              aria-current={here === "profile" ? "page" : undefined}
              className="max-w-20 truncate py-2.5 sm:max-w-44 text-quiet no-underline hover:underline"
            >
              <span className="font-semibold text-ink">{person.name}</span>
              <span className="hidden sm:inline">, {person.role}</span>
            </a>
            <form action={signOut}>
              <button
                type="submit"
                className="flex cursor-pointer items-center gap-1.5 min-h-10 min-w-10 justify-center rounded-xs px-1.5 text-quiet hover:bg-raised hover:text-ink"
              >
                <LogOut aria-hidden className="size-4" />
                <span className="sr-only lg:not-sr-only">Sign out</span>
              </button>
            </form>
          </div>
        </div>
      </header>
      <main
        id="main"
        tabIndex={-1}
        className={`mx-auto w-full px-4 outline-none sm:px-6 ${wide ? "max-w-[100rem]" : "max-w-6xl py-7"}`}
      >
        {children}
      </main>
    </>
  );
}
