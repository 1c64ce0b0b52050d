"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { readPictureAddress } from "#lib/pictures/address.ts";
import type { LibraryPicture } from "#lib/pictures/queries.ts";
import { findPictures, type Said, saySomething } from "./requests.ts";

const pause = 500; // milliseconds in which further changes of the focal point join the first

/**
 * The library's picture that a story points at; null for a path typed by hand, or while it is looked up. `say` changes
 * what the library says of it: at once here, a moment later there.
 */
export function useLibraryPicture(src: string) {
  const [picture, setPicture] = useState<LibraryPicture | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [missing, setMissing] = useState<string | null>(null);
  const waiting = useRef<{ id: number; said: Said; timer: ReturnType<typeof setTimeout> } | null>(null);
  const inLibrary = readPictureAddress(src) !== null;
  const known = picture?.src === src ? picture : null;

  useEffect(() => {
    if (!inLibrary || known) return;
    let current = true;
    void findPictures({ src }).then((found) => {
      if (!current || !found.ok) return;
      setPicture(found.value.pictures[0] ?? null);
      setMissing(found.value.total === 0 ? src : null);
    });
    return () => {
      current = false;
    };
  }, [src, inLibrary, known]);

  const send = useCallback(() => {
    if (!waiting.current) return;
    const { id, said, timer } = waiting.current;
    clearTimeout(timer);
    waiting.current = null;
    void saySomething(id, said).then((answer) => setProblem(answer.ok ? null : answer.problem.message));
  }, []);
  useEffect(() => send, [send]);

  const say = useCallback(
    (said: Said) => {
      if (!known) return;
      setPicture({ ...known, ...said });
      if (waiting.current && waiting.current.id !== known.id) send();
      const before = waiting.current;
      if (before) clearTimeout(before.timer);
      waiting.current = { id: known.id, said: { ...before?.said, ...said }, timer: setTimeout(send, pause) };
    },
    [known, send],
  );

  return { picture: known, inLibrary, missing: missing === src, problem, say, setPicture };
}
