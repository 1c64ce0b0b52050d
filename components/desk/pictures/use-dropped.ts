"use client";

import { type RefObject, useEffect, useState } from "react";

/**
 * Takes picture files that are dropped onto the element or pasted in it, or anywhere on the page where nothing is being
 * written. Files that miss it go nowhere: the browser would leave the page for them. Gives whether files hover above.
 */
export function useDropped(room: RefObject<HTMLElement | null>, onFiles: (files: File[]) => void): boolean {
  const [over, setOver] = useState(false);

  useEffect(() => {
    const isOpen = () => room.current !== null && !room.current.matches(":disabled, :disabled *");
    const isInside = (event: Event) => room.current?.contains(event.target as Node) ?? false;

    const drag = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      const inside = isInside(event) && isOpen();
      setOver(inside);
      if (!inside && isField(event.target)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = inside ? "copy" : "none";
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      setOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0 || (!isInside(event) && isField(event.target))) return;
      event.preventDefault();
      if (isInside(event) && isOpen()) onFiles(files);
    };
    const paste = (event: ClipboardEvent) => {
      const { files, types = [] } = event.clipboardData ?? {};
      const pictures = [...(files ?? [])].filter(({ type }) => type.startsWith("image/"));
      const writing = isField(event.target) && types.includes("text/plain");
      const here = isInside(event) || event.target === document.body;
      if (pictures.length === 0 || writing || !here || !isOpen()) return;
      event.preventDefault();
      onFiles(pictures);
    };

    document.addEventListener("dragover", drag);
    document.addEventListener("dragleave", leave);
    document.addEventListener("drop", drop);
    document.addEventListener("paste", paste);
    return () => {
      document.removeEventListener("dragover", drag);
      document.removeEventListener("dragleave", leave);
      document.removeEventListener("drop", drop);
      document.removeEventListener("paste", paste);
    };
  }, [room, onFiles]);

  return over;
}

/** Something that takes text, or files of its own. */
function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, textarea, [contenteditable]") !== null;
}
