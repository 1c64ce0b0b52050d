"use client";

import { ArrowLeft, Monitor, Moon, Smartphone } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { Button } from "#components/ui/button.tsx";
import type { Warning } from "#lib/checks/warning.ts";
import type { Draft } from "../draft.ts";
import { focusPart } from "./focus-part.ts";
import type { FromPreview, ToPreview } from "./messages.ts";
import { useShape } from "./use-shape.ts";

type Props = {
  draft: Draft;
  storyId: number | null;
  /** Shows the form where the preview covers it. */
  onClose: () => void;
  onChecked: (warnings: Warning[]) => void;
  /** Further things above the page: the checks, which can ask for a look at it. */
  children: (look: () => void) => ReactNode;
};

const pause = 120; // milliseconds without a key after which the page is drawn

/** The story as its page would show it, from what is typed and not yet stored. */
export function PreviewPane({ draft, storyId, onClose, onChecked, children }: Props) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [ready, setReady] = useState(false);
  const { room, device, setDevice, dark, setDark, style } = useShape();

  useEffect(() => {
    const onMessage = (event: MessageEvent<FromPreview>) => {
      if (event.source !== frame.current?.contentWindow || event.origin !== location.origin) return;
      const said = event.data;
      if (said?.kind === "takewire.preview-ready") setReady(true);
      if (said?.kind === "takewire.preview-checked") onChecked(said.warnings);
      if (said?.kind === "takewire.preview-part") {
        const pane = room.current?.closest("section");
        // On a small screen the form has to be shown first: what is hidden takes no focus.
        if (pane && getComputedStyle(pane).position === "fixed") flushSync(onClose);
        void focusPart(said.path, said.around);
      }
    };
    addEventListener("message", onMessage);
    tell(frame.current, { kind: "takewire.preview-hello" });
    return () => removeEventListener("message", onMessage);
  }, [onClose, onChecked, room]);

  useEffect(() => {
    if (!ready) return;
    const timer = setTimeout(() => tell(frame.current, { kind: "takewire.preview", draft, storyId }), pause);
    return () => clearTimeout(timer);
  }, [ready, draft, storyId]);

  return (
    <section
      aria-label="Preview"
      className="z-30 flex flex-col bg-paper max-lg:fixed max-lg:inset-0 lg:sticky lg:top-17 lg:h-[calc(100dvh-5.5rem)]"
    >
      <div className="flex flex-wrap items-center gap-1 border-line py-1.5 max-lg:border-b max-lg:px-2 lg:pt-0">
        <Button look="quiet" className="lg:hidden" onClick={onClose}>
          <ArrowLeft aria-hidden className="size-4" />
          <span className="max-sm:sr-only">Form</span>
        </Button>
        <fieldset className="flex">
          <legend className="sr-only">Width of the preview</legend>
          <Toggle on={device === "phone"} onClick={() => setDevice("phone")}>
            <Smartphone aria-hidden className="size-4" />
            <span className="max-sm:sr-only">Phone</span>
          </Toggle>
          <Toggle on={device === "desktop"} onClick={() => setDevice("desktop")}>
            <Monitor aria-hidden className="size-4" />
            <span className="max-sm:sr-only">Desktop</span>
          </Toggle>
        </fieldset>
        <Toggle on={dark} onClick={() => setDark(!dark)}>
          <Moon aria-hidden className="size-4" />
          <span className="max-sm:sr-only">Dark</span>
        </Toggle>
        {children(() => tell(frame.current, { kind: "takewire.preview-check" }))}
      </div>
      <div ref={room} className="relative min-h-0 flex-1 overflow-hidden border-line bg-raised lg:border">
        <iframe
          ref={frame}
          src="/desk/preview"
          title="Preview of the story’s page"
          className="absolute top-0 block origin-top-left border-0 bg-paper"
          style={style}
        />
      </div>
    </section>
  );
}

function Toggle({ on, onClick, children }: { on: boolean; onClick: () => void; children: ReactNode }) {
  return (
    <Button
      look="quiet"
      aria-pressed={on}
      onClick={onClick}
      className="aria-pressed:bg-raised aria-pressed:text-ink aria-pressed:underline aria-pressed:underline-offset-4"
    >
      {children}
    </Button>
  );
}

function tell(frame: HTMLIFrameElement | null, message: ToPreview): void {
  frame?.contentWindow?.postMessage(message, location.origin);
}
