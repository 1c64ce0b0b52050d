"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { Notice } from "#components/ui/notice.tsx";
import { pathName } from "#lib/stories/schema.ts";
import { fieldId } from "./draft.ts";
import type { Fields } from "./errors.ts";

type Props = {
  /** Changes with every refusal and with nothing else: the focus comes here each time, and must not while one types. */
  occasion: unknown;
  title: string;
  errors: Fields;
};

/** Everything that stands in the way, each with a link to its field. Takes the focus when it appears. */
export function ErrorSummary({ occasion, title, errors }: Props) {
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (occasion) box.current?.focus();
  }, [occasion]);

  const entries = Object.entries(errors);
  return (
    <Notice ref={box} tone="danger" title={title} tabIndex={-1} role="alert" data-error-summary="">
      {entries.length > 0 && (
        <ul className="list-disc space-y-0.5 pl-4">
          {entries.map(([path, messages]) => (
            <li key={path}>
              <ErrorLink path={path}>
                {nameOf(path)}: {messages.join(" ")}
              </ErrorLink>
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}

type LinkProps = {
  path: string;
  children: ReactNode;
  /** Goes there in another way than by focusing the field at once. */
  onFollow?: (field: HTMLElement) => void;
};

/** A link to the field of a form path, or to the part that it belongs to. */
export function ErrorLink({ path, children, onFollow = goTo }: LinkProps) {
  return (
    <a
      href={`#${fieldId(path)}`}
      className="text-ink underline decoration-current/30 underline-offset-2 hover:bg-mark hover:text-on-mark"
      onClick={(event) => {
        const field = fieldOf(path);
        if (!field) return;
        event.preventDefault();
        onFollow(field);
      }}
    >
      {children}
    </a>
  );
}

function goTo(field: HTMLElement): void {
  field.scrollIntoView({ block: "center" });
  field.focus({ preventScroll: true });
}

export function nameOf(path: string): string {
  return path === "publishedAt" ? "First published" : pathName(path);
}

/** The control of a form path, or of the part that it belongs to. */
export function fieldOf(path: string): HTMLElement | null {
  const steps = path.split(".");
  for (let length = steps.length; length > 0; length--) {
    const field = document.getElementById(fieldId(steps.slice(0, length).join(".")));
    if (field) return field;
  }
  return null;
}
