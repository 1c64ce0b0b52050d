"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import type { Result } from "#lib/result.ts";
import type { PreviewMessage } from "./preview-pane.tsx";

type Props = { draw: (input: Omit<PreviewMessage, "kind">) => Promise<Result<ReactNode>> };

/** Inside the preview's document: draws what the form beside it says, always the latest, never two at once. */
export function LivePreview({ draw }: Props) {
  const [drawn, setDrawn] = useState<ReactNode>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const waiting = useRef<Omit<PreviewMessage, "kind"> | null>(null);
  const drawing = useRef(false);

  useEffect(() => {
    const drawLatest = async () => {
      if (drawing.current) return;
      drawing.current = true;
      while (waiting.current) {
        const input = waiting.current;
        waiting.current = null;
        const answer = await draw(input).catch(() => null);
        if (answer?.ok) setDrawn(answer.value);
        setTrouble(answer?.ok ? null : (answer?.problem.message ?? "The preview cannot be drawn just now."));
      }
      drawing.current = false;
    };
    const ready = () => parent.postMessage({ kind: "takewire.preview-ready" }, location.origin);
    const onMessage = (event: MessageEvent) => {
      if (event.origin !== location.origin || event.source !== parent) return;
      if (event.data?.kind === "takewire.preview-hello") ready();
      if (event.data?.kind !== "takewire.preview") return;
      const { draft, storyId } = event.data as PreviewMessage;
      waiting.current = { draft, storyId };
      void drawLatest();
    };
    addEventListener("message", onMessage);
    ready();
    return () => removeEventListener("message", onMessage);
  }, [draw]);

  return (
    <>
      {trouble && (
        <p className="preview-trouble" role="status">
          {trouble}
        </p>
      )}
      <div className="wrap">{drawn}</div>
    </>
  );
}
