"use client";

import { useEffect, useRef, useState } from "react";
import type { LibraryPicture } from "#lib/pictures/queries.ts";
import { findPictures } from "./requests.ts";

const pause = 200; // milliseconds

/** Looks pictures up while one types, the latest question last; `more` brings the next page of them. */
export function usePictureSearch(open: boolean) {
  const [text, setText] = useState("");
  const [page, setPage] = useState(1);
  const [found, setFound] = useState<{ pictures: LibraryPicture[]; pages: number } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const latest = useRef(0);

  useEffect(() => {
    if (!open) return;
    const asked = ++latest.current;
    const timer = setTimeout(
      async () => {
        const answer = await findPictures({ text, page });
        if (asked !== latest.current) return;
        setProblem(answer.ok ? null : answer.problem.message);
        if (!answer.ok) return;
        const { pictures, pages } = answer.value;
        setFound((before) => ({
          pages,
          pictures: page > 1 ? [...(before?.pictures ?? []), ...pictures] : pictures,
        }));
      },
      text === "" || page > 1 ? 0 : pause,
    );
    return () => clearTimeout(timer);
  }, [open, text, page]);

  return {
    text,
    found: found?.pictures ?? null,
    problem,
    hasMore: found !== null && page < found.pages,
    search(words: string) {
      setText(words);
      setPage(1);
    },
    more: () => setPage((before) => before + 1),
  };
}
