"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { Draft } from "./draft.ts";

type Props = { draft: Draft; storyId: number | null; className?: string };

/** What the form tells the preview's own document, which has the readers' styles and nothing of the desk's. */
export type PreviewMessage = { kind: "takewire.preview"; draft: Draft; storyId: number | null };

const pause = 250;

/** The story as its page would show it, from what is typed and not yet stored. */
export function PreviewPane({ draft, storyId, className = "" }: Props) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [ready, setReady] = useState(false);

  const send = useCallback(() => {
    const message: PreviewMessage = { kind: "takewire.preview", draft, storyId };
    frame.current?.contentWindow?.postMessage(message, location.origin);
  }, [draft, storyId]);

  useEffect(() => {
    const onMessage = (event: MessageEvent) => {
      if (event.source === frame.current?.contentWindow && event.data?.kind === "takewire.preview-ready")
        setReady(true);
    };
    addEventListener("message", onMessage);
    frame.current?.contentWindow?.postMessage({ kind: "takewire.preview-hello" }, location.origin);
    return () => removeEventListener("message", onMessage);
  }, []);

  useEffect(() => {
    if (!ready) return;
    const timer = setTimeout(send, pause);
    return () => clearTimeout(timer);
  }, [ready, send]);

  return (
    <iframe
      ref={frame}
      src="/desk/preview"
      title="Preview of the story’s page"
      className={`block w-full border-0 bg-paper ${className}`}
    />
  );
}
