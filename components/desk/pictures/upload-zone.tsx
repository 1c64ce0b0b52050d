"use client";

import { CircleAlert, ImageUp } from "lucide-react";
import { type ReactNode, useCallback, useRef } from "react";
import { Button } from "#components/ui/button.tsx";
import { acceptedTypes } from "#lib/pictures/limits.ts";
import { useDropped } from "./use-dropped.ts";
import type { Upload } from "./use-upload.ts";

type Props = {
  upload: Upload;
  /** Several files at once. */
  several?: boolean;
  /** Further ways to a picture. */
  children?: ReactNode;
};

/** Where pictures are dropped, pasted or chosen; while one is on its way, how far it is. */
export function UploadZone({ upload, several = false, children }: Props) {
  const take = useCallback(
    (files: File[]) => upload.start(several ? files : files.slice(0, 1)),
    [upload.start, several],
  );
  return (
    <DropRoom onFiles={take} className="border-dashed px-4 py-5">
      {upload.uploading ? (
        <UploadProgress upload={upload} />
      ) : (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
          <p className="min-w-48 flex-1 text-sm leading-snug text-quiet">
            <span className="font-medium text-ink">
              {several ? "Drop pictures here, or paste one" : "Drop a picture here, or paste one"}
            </span>
            <br />
            JPEG, PNG, WebP, AVIF or GIF, up to 20 MB
          </p>
          <span className="flex flex-wrap gap-2">
            <FileButton several={several} onFiles={take}>
              {several ? "Choose files" : "Choose a file"}
            </FileButton>
            {children}
          </span>
        </div>
      )}
      <UploadErrors upload={upload} />
    </DropRoom>
  );
}

/** A box that takes dropped and pasted files, and shows that it would. */
export function DropRoom({
  onFiles,
  className,
  children,
}: {
  onFiles: (files: File[]) => void;
  className: string;
  children: ReactNode;
}) {
  const room = useRef<HTMLDivElement>(null);
  const over = useDropped(room, onFiles);
  return (
    <div
      ref={room}
      data-over={over || undefined}
      className={`rounded-xs border border-edge bg-surface data-over:border-solid data-over:border-ink data-over:bg-raised ${className}`}
    >
      {children}
    </div>
  );
}

/** Opens the file picker. */
export function FileButton({
  several = false,
  onFiles,
  children,
}: {
  several?: boolean;
  onFiles: (files: File[]) => void;
  children: ReactNode;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button onClick={() => input.current?.click()}>
        <ImageUp aria-hidden className="size-4" />
        {children}
      </Button>
      <input
        ref={input}
        type="file"
        aria-label="Picture file"
        accept={acceptedTypes}
        multiple={several}
        hidden
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
    </>
  );
}

export function UploadProgress({ upload: { uploading, cancel } }: { upload: Upload }) {
  if (!uploading) return null;
  const { name, share, number, of } = uploading;
  const percent = Math.floor(share * 100);
  const doing = share < 1 ? `Uploading ${name}` : `Preparing ${name}`;
  return (
    <div className="flex items-end gap-3">
      <div className="min-w-0 flex-1">
        <p className="mb-1.5 flex justify-between gap-x-3 text-sm max-sm:flex-col">
          <span className="truncate text-ink">{doing}</span>
          <span className="shrink-0 text-quiet tabular-nums">
            {of > 1 && `${number} of ${of}, `}
            {percent} %
          </span>
        </p>
        <div
          role="progressbar"
          aria-label={doing}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={percent}
          className="h-2 overflow-hidden rounded-full bg-raised ring-1 ring-line"
        >
          <div
            className={`h-full bg-ink transition-[width] ${share < 1 ? "" : "animate-pulse"}`}
            style={{ inlineSize: `${percent}%` }}
          />
        </div>
      </div>
      <Button onClick={cancel}>Cancel</Button>
    </div>
  );
}

export function UploadErrors({ upload: { errors } }: { upload: Upload }) {
  return (
    <div role="alert" className="space-y-1.5 text-sm font-medium text-danger not-empty:mt-3">
      {errors.map((error) => (
        <p key={error} className="flex gap-2 leading-snug">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {error}
        </p>
      ))}
    </div>
  );
}
