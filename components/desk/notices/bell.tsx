"use client";

import { Bell as BellIcon } from "lucide-react";
import { useEffect, useState } from "react";
import type { Result } from "#lib/result.ts";

const everyMs = 45_000;
const longestMs = 10 * 60_000;

/** The way to somebody's notices, with how many are unread; it looks again by itself while the page is seen. */
export function Bell({ unread: start, here }: { unread: number; here: boolean }) {
  const unread = useUnread(start);
  return (
    <a
      href="/desk/notices"
      aria-current={here ? "page" : undefined}
      title="Notices"
      className="relative flex min-h-10 min-w-10 items-center justify-center rounded-xs text-quiet no-underline hover:bg-raised hover:text-ink aria-[current=page]:text-ink"
    >
      <BellIcon aria-hidden className="size-4.5" />
      <span className="sr-only">{unread > 0 ? `Notices, ${unread} unread` : "Notices, none unread"}</span>
      {unread > 0 && (
        <span
          aria-hidden
          className="absolute top-1 left-1/2 ml-0.5 min-w-4.5 rounded-full bg-ink px-1 text-center text-[0.6875rem] leading-4.5 font-bold text-paper tabular-nums"
        >
          {unread > 99 ? "99+" : unread}
        </span>
      )}
    </a>
  );
}

/** When the server does not answer it is asked later and later; when nobody is signed in any more, not at all. */
function useUnread(start: number): number {
  const [unread, setUnread] = useState(start);
  useEffect(() => {
    let open = true;
    let wait = everyMs;
    let asked = Date.now();
    let timer: ReturnType<typeof setTimeout>;

    const look = async () => {
      clearTimeout(timer);
      if (document.visibilityState === "visible" && navigator.onLine) {
        asked = Date.now();
        const answer = await heard();
        if (!open || answer?.problem) return;
        if (answer) setUnread(answer.unread);
        wait = answer ? everyMs : Math.min(2 * wait, longestMs);
      }
      timer = setTimeout(look, wait);
    };
    const onVisible = () => {
      if (document.visibilityState === "visible" && Date.now() - asked >= wait) void look();
    };
    timer = setTimeout(look, wait);
    document.addEventListener("visibilitychange", onVisible);
    return () => {
      open = false;
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", onVisible);
    };
  }, []);
  return unread;
}

async function heard(): Promise<{ unread: number; problem: boolean } | null> {
  try {
    const response = await fetch("/api/desk/notices", { signal: AbortSignal.timeout(10_000) });
    const answer = (await response.json()) as Result<{ unread: number }>;
    if (answer.ok) return { unread: answer.value.unread, problem: false };
    return answer.problem.code === "unavailable" ? null : { unread: 0, problem: true };
  } catch {
    return null;
  }
}
