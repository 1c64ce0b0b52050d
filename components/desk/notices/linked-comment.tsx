"use client";

import { useEffect } from "react";

const patience = 20_000; // milliseconds that the comments may take to arrive

/** Leads to the comment that the address names ("#comment-12"), once it is there: comments come after the page. */
export function LinkedComment() {
  useEffect(() => {
    const id = /^#(comment-\d+)$/.exec(location.hash)?.[1];
    if (!id) return;
    const go = () => {
      const comment = document.getElementById(id);
      if (!comment) return;
      stop();
      comment.scrollIntoView({ block: "center" });
      comment.focus({ preventScroll: true });
    };
    const observer = new MutationObserver(go);
    const timer = setTimeout(() => stop(), patience);
    const stop = () => {
      observer.disconnect();
      clearTimeout(timer);
    };
    observer.observe(document.body, { childList: true, subtree: true });
    go();
    return stop;
  }, []);
  return null;
}
