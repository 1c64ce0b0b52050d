/** What a reader's page needs to show a library picture well: its sizes, its shape, and what to show meanwhile. */
export type ShownPicture = {
  srcset: string;
  width: number;
  height: number;
  /** A data: address of a few pixels; "" for a picture that one can see through. */
  placeholder: string;
  /** What must stay visible when it is cropped, from 0 (left, top) to 1. */
  focalX: number;
  focalY: number;
};

/** The classes that keep the focal point visible in a crop, in steps of a tenth; "" for the middle. */
export function focalClasses({ focalX, focalY }: { focalX: number; focalY: number }): string {
  const step = (axis: "x" | "y", at: number) => (tenth(at) === 5 ? "" : `focal-${axis}${tenth(at)}`);
  return [step("x", focalX), step("y", focalY)].filter(Boolean).join(" ");
}

function tenth(at: number): number {
  return Math.min(10, Math.max(0, Math.round(at * 10)));
}
