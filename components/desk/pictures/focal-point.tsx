"use client";

import type { KeyboardEvent, MouseEvent } from "react";

export type Point = { focalX: number; focalY: number };

type Props = {
  picture: { thumbnail: string; srcset: string; width: number; height: number } & Point;
  onPoint: (point: Point) => void;
  sizes?: string;
};

const steps: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The whole picture with the point that no crop takes away; a click or the arrow keys move it. */
export function FocalPoint({ picture, onPoint, sizes = "20rem" }: Props) {
  const { focalX, focalY, width, height } = picture;
  const move = (x: number, y: number) => onPoint({ focalX: within(x), focalY: within(y) });
  const click = (event: MouseEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    move((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
  };
  const key = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const [right, down] = step;
    move(focalX + right / 20, focalY + down / 20);
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label="Focal point"
      aria-roledescription="point in the picture"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent(focalX)}
      aria-valuetext={`${percent(focalX)} % from the left, ${percent(focalY)} % from the top`}
      onClick={click}
      onKeyDown={key}
      className="relative cursor-crosshair overflow-hidden rounded-xs bg-raised"
      style={{ aspectRatio: `${width} / ${height}`, inlineSize: `min(100%, ${(26 * width) / height}rem)` }}
    >
      {/* biome-ignore lint/performance/noImgElement: its sizes are made already */}
      <img
        src={picture.thumbnail}
        srcSet={picture.srcset}
        sizes={sizes}
        alt=""
        draggable={false}
        className="size-full object-fill"
      />
      <span
        aria-hidden
        className="pointer-events-none absolute -mt-3.5 -ml-3.5 size-7 rounded-full border-2 border-white bg-black/30 ring-2 ring-black/70"
        style={{ insetInlineStart: `${focalX * 100}%`, insetBlockStart: `${focalY * 100}%` }}
      />
    </div>
  );
}

/** Hundredths, so that steps come back to where they began. */
function within(share: number): number {
  return Math.min(1, Math.max(0, Math.round(share * 100) / 100));
}

function percent(share: number): number {
  return Math.round(share * 100);
}
