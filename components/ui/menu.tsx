"use client";

import { Menu as Base } from "@base-ui/react/menu";
import { type ReactElement, type ReactNode, useRef } from "react";

/** A button with further acts behind it. `trigger` is the button; items are `MenuItem` and `MenuLink`. */
export function Menu({ trigger, children }: { trigger: ReactElement; children: ReactNode }) {
  // Beside its button rather than at the end of the page: so it stays inside the landmark that it belongs to.
  const room = useRef<HTMLDivElement>(null);
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <div ref={room} />
      <Base.Portal container={room}>
        <Base.Positioner sideOffset={4} align="end" className="z-40 outline-none">
          <Base.Popup className="min-w-44 rounded-xs border border-edge bg-surface py-1 text-sm text-ink shadow-lg outline-none">
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

const item =
  "flex w-full cursor-pointer items-center gap-2 px-3 py-2.5 text-left sm:py-1.5 text-ink no-underline outline-none select-none data-disabled:cursor-default data-disabled:opacity-50 data-highlighted:bg-raised";

export function MenuItem({
  onClick,
  disabled = false,
  danger = false,
  children,
}: {
  onClick: () => void;
  disabled?: boolean;
  danger?: boolean;
  children: ReactNode;
}) {
  return (
    <Base.Item onClick={onClick} disabled={disabled} className={`${item} ${danger ? "text-danger" : ""}`}>
      {children}
    </Base.Item>
  );
}

export function MenuLink({ href, target, children }: { href: string; target?: string; children: ReactNode }) {
  return (
    <Base.LinkItem href={href} target={target} className={item}>
      {children}
    </Base.LinkItem>
  );
}

export function MenuLine() {
  return <Base.Separator className="my-1 h-px bg-line" />;
}
