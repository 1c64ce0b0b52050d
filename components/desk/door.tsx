import type { ReactNode } from "react";
import type { Wording } from "#lib/language/wording.ts";

/** A page before the desk: the name of the house, one heading, one form. */
export function Door({
  siteName,
  title,
  desk = true,
  wording,
  children,
}: {
  siteName: string;
  title: string;
  /** False for a way in to what readers see. */
  desk?: boolean;
  /** Where the page is not in the desk's language. */
  wording?: Wording | undefined;
  children: ReactNode;
}) {
  return (
    <main
      lang={wording?.language}
      dir={wording?.direction}
      className="mx-auto flex min-h-dvh max-w-md flex-col px-5 py-10 sm:py-20"
    >
      <p className="border-b-[3px] border-ink pb-2 text-3xl font-black tracking-[-0.045em]">
        <a href="/" className="no-underline">
          {siteName}
        </a>{" "}
        {desk && <span className="font-medium tracking-normal text-quiet">desk</span>}
      </p>
      <h1 className="mt-9 mb-5 text-2xl font-extrabold tracking-tight">{title}</h1>
      {children}
    </main>
  );
}
