"use client";

import { type ReactNode, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import type { Result } from "#lib/result.ts";
import { checkPage } from "./accessibility.ts";
import type { Drawing, FromPreview, ToPreview } from "./messages.ts";
import { morph } from "./morph.ts";
import { pathOf, wordsAround } from "./page-parts.ts";
import { PartLinks } from "./part-links.tsx";
import { useKeptScroll } from "./use-kept-scroll.ts";

type Props = { draw: (input: Drawing) => Promise<Result<ReactNode>> };

const calm = 2500; // milliseconds without a change after which the page is looked at by axe

/** Inside the preview's document: draws what the form beside it says, always the latest, never two at once. */
export function LivePreview({ draw }: Props) {
  const [drawn, setDrawn] = useState<{ page: ReactNode; storyId: number | null } | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  // React draws out of sight, and only what is new comes into the page: the browser then has little to lay out.
  const [made] = useState(() => (typeof document === "undefined" ? null : document.createElement("div")));
  const shown = useRef<HTMLDivElement>(null);
  const waiting = useRef<Drawing | null>(null);
  const drawing = useRef(false);
  useKeptScroll(drawn && `takewire.preview ${drawn.storyId ?? "new"}`);

  useEffect(() => {
    const drawLatest = async () => {
      if (drawing.current) return;
      drawing.current = true;
      while (waiting.current) {
        const input = waiting.current;
        waiting.current = null;
        const answer = await draw(input).catch(() => null);
        if (answer?.ok) setDrawn({ page: answer.value, storyId: input.storyId });
        setTrouble(answer?.ok ? null : (answer?.problem.message ?? "The preview cannot be drawn just now."));
      }
      drawing.current = false;
    };
    const onMessage = (event: MessageEvent<ToPreview>) => {
      if (event.origin !== location.origin || event.source !== parent) return;
      const said = event.data;
      if (said?.kind === "takewire.preview-hello") tell({ kind: "takewire.preview-ready" });
      if (said?.kind === "takewire.preview-check") void check();
      if (said?.kind !== "takewire.preview") return;
      waiting.current = { draft: said.draft, storyId: said.storyId };
      void drawLatest();
    };
    addEventListener("message", onMessage);
    tell({ kind: "takewire.preview-ready" });
    return () => removeEventListener("message", onMessage);
  }, [draw]);

  useLayoutEffect(() => {
    if (drawn && made && shown.current) morph(shown.current, made);
  }, [drawn, made]);

  useEffect(() => {
    if (!drawn) return;
    const timer = setTimeout(() => whenIdle(() => void check()), calm);
    return () => clearTimeout(timer);
  }, [drawn]);

  const choose = useCallback((path: string) => tell({ kind: "takewire.preview-part", path }), []);
  useChosenParts();

  return (
    <>
      <PartLinks onChoose={choose} />
      {trouble && (
        <p className="preview-trouble" role="status">
          {trouble}
        </p>
      )}
      {drawn && made && createPortal(drawn.page, made)}
      <div ref={shown} className="wrap preview-page" />
    </>
  );
}

/** A click on a part leads to its editor; links of the page are followed only with the keys that open a new tab. */
function useChosenParts(): void {
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const target = event.target as Element;
      if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (!target.closest(".story")) return;
      const link = target.closest("a");
      event.preventDefault();
      const inPage = link?.getAttribute("href")?.startsWith("#") && link.hash.slice(1);
      if (inPage) return document.getElementById(decodeURIComponent(inPage))?.scrollIntoView();
      if (!link && !getSelection()?.isCollapsed) return;
      const path = pathOf(target);
      if (!path) return;
      const around = wordsAround(target, event.clientX, event.clientY);
      tell({ kind: "takewire.preview-part", path, ...(around && { around }) });
    };
    addEventListener("click", onClick);
    return () => removeEventListener("click", onClick);
  }, []);
}

async function check(): Promise<void> {
  const warnings = await checkPage().catch(() => null);
  if (warnings) tell({ kind: "takewire.preview-checked", warnings });
}

function tell(message: FromPreview): void {
  parent.postMessage(message, location.origin);
}

function whenIdle(work: () => void): void {
  if ("requestIdleCallback" in window) requestIdleCallback(work, { timeout: 2000 });
  else work();
}
