"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import type { ReactNode } from "react";

type Props = {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  children: ReactNode;
  /** Buttons, the one that does it last. */
  footer: ReactNode;
  /** Where the focus goes afterwards, when what opened the dialog may be gone; true: back to that. */
  finalFocus?: () => HTMLElement | true;
  wide?: boolean;
};

/** A question that has to be answered before going on. Escape and a click outside mean no. */
export function Dialog({ open, onClose, title, children, footer, finalFocus, wide = false }: Props) {
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="desk-backdrop fixed inset-0 z-40 bg-black/45 transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Viewport className="fixed inset-0 z-50 flex items-end justify-center overflow-hidden p-0 sm:items-center sm:p-6">
          <Base.Popup
            {...(finalFocus && { finalFocus })}
            className={`flex max-h-[92dvh] w-full flex-col rounded-t-xs border border-edge bg-surface text-ink shadow-2xl outline-none transition duration-150 data-ending-style:translate-y-2 data-ending-style:opacity-0 data-starting-style:translate-y-2 data-starting-style:opacity-0 sm:rounded-xs ${wide ? "sm:max-w-3xl" : "sm:max-w-lg"}`}
          >
            <Base.Title className="border-b border-line px-5 py-3.5 text-lg font-extrabold leading-snug tracking-tight">
              {title}
            </Base.Title>
            <div className="min-h-0 flex-1 space-y-4 overflow-y-auto px-5 py-4 text-sm">{children}</div>
            <div className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3.5">{footer}</div>
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}
