"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { LibraryPicture } from "#lib/pictures/queries.ts";
import { sendPicture } from "./requests.ts";

export type Uploading = {
  name: string;
  /** How much of the file is through, from 0 to 1; then its sizes are made. */
  share: number;
  /** Of several files: which one, and how many there are. */
  number: number;
  of: number;
};

export type Upload = {
  uploading: Uploading | null;
  /** A sentence for each file that was not taken. */
  errors: string[];
  start: (files: File[]) => void;
  cancel: () => void;
  forgetErrors: () => void;
};

/** Uploads one file after another; each picture is handed over as soon as it is there. */
export function useUpload(onPicture: (picture: LibraryPicture, last: boolean) => void): Upload {
  const [uploading, setUploading] = useState<Uploading | null>(null);
  const [errors, setErrors] = useState<string[]>([]);
  const running = useRef<AbortController | null>(null);
  const handOver = useRef(onPicture);
  useEffect(() => {
    handOver.current = onPicture;
  }, [onPicture]);
  useEffect(() => () => running.current?.abort(), []);

  const start = useCallback(async (files: File[]) => {
    if (running.current || files.length === 0) return;
    const controller = new AbortController();
    running.current = controller;
    setErrors([]);
    try {
      for (const [index, file] of files.entries()) {
        const now = { name: file.name || "picture", number: index + 1, of: files.length };
        setUploading({ ...now, share: 0 });
        const onShare = (share: number) => setUploading({ ...now, share });
        const sent = await sendPicture(file, { onShare, signal: controller.signal });
        if (sent.ok) handOver.current(sent.value, index === files.length - 1);
        else setErrors((before) => [...before, words(sent.problem.message, now.name, files.length)]);
      }
    } catch (error) {
      if (!controller.signal.aborted) throw error;
    } finally {
      running.current = null;
      setUploading(null);
    }
  }, []);

  return {
    uploading,
    errors,
    start: useCallback((files) => void start(files), [start]),
    cancel: useCallback(() => running.current?.abort(), []),
    forgetErrors: useCallback(() => setErrors([]), []),
  };
}

function words(message: string, name: string, of: number): string {
  return of > 1 ? `${name}: ${message}` : message;
}
