import { useEffect, useRef } from "react";

/** Keeps the document's scroll for this tab, and takes it up again once there is something to see (`key` not null). */
export function useKeptScroll(key: string | null): void {
  const taken = useRef<string | null>(null);
  useEffect(() => {
    if (key === null) return;
    if (taken.current !== key) {
      taken.current = key;
      const kept = Number(sessionStorage.getItem(key));
      if (kept > 0 && scrollY === 0) scrollTo({ top: kept, behavior: "instant" });
    }
    let timer = 0;
    const keep = () => sessionStorage.setItem(key, String(Math.round(scrollY)));
    const onScroll = () => {
      clearTimeout(timer);
      timer = window.setTimeout(keep, 100);
    };
    addEventListener("scroll", onScroll, { passive: true });
    return () => {
      clearTimeout(timer);
      removeEventListener("scroll", onScroll);
    };
  }, [key]);
}
