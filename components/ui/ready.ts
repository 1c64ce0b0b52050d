"use client";

import { useEffect, useSyncExternalStore } from "react";

const never = () => () => {};

/**
 * Whether the page's script has taken over what the server drew. Until then nothing listens: what somebody typed into a
 * field that React controls would be lost, and a click would do nothing.
 */
export function useReady(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}

/** Marks the document once the script has taken over; until then, desk.css lets no button take a click. */
export function Ready() {
  useEffect(() => {
    document.documentElement.dataset.ready = "";
  }, []);
  return null;
}
