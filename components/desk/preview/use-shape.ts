import { type CSSProperties, useEffect, useRef, useState } from "react";

export type Device = "phone" | "desktop";

const phoneWidth = 390;
const desktopWidth = 1120;

/** How wide the previewed page is and in which colours. A desktop wider than its room is shown smaller, not cropped. */
export function useShape() {
  const room = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  const [device, setDevice] = useState<Device>(() => (innerWidth < 1024 ? "phone" : "desktop"));
  const [dark, setDark] = useState(() => matchMedia("(prefers-color-scheme: dark)").matches);

  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setSize({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    if (room.current) observer.observe(room.current);
    return () => observer.disconnect();
  }, []);

  return { room, device, setDevice, dark, setDark, style: styleOf(size, device, dark) };
}

/** A frame's own `color-scheme` is what the document in it takes for the reader's preference. */
function styleOf(
  { width, height }: { width: number; height: number },
  device: Device,
  dark: boolean,
): CSSProperties {
  const wide = device === "phone" ? Math.min(width, phoneWidth) : Math.max(width, desktopWidth);
  const scale = Math.min(1, width / wide || 1);
  return {
    width: wide,
    height: height / scale,
    left: Math.max(0, (width - wide) / 2),
    transform: scale < 1 ? `scale(${scale})` : undefined,
    colorScheme: dark ? "dark" : "light",
  };
}
