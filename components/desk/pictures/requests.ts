import { largestUpload, tooLarge } from "#lib/pictures/limits.ts";
import type { LibraryPicture } from "#lib/pictures/queries.ts";
import { type Result, refused } from "#lib/result.ts";

const address = "/api/desk/pictures";

/** What the library says of a picture, as far as it changes. */
export type Said = Partial<Pick<LibraryPicture, "alt" | "credit" | "focalX" | "focalY">>;

export type Found = { pictures: LibraryPicture[]; total: number; pages: number };

/** Sends a file and says how much of it is through, from 0 to 1. Rejects with an AbortError when it is cancelled. */
export function sendPicture(
  file: File,
  { onShare, signal }: { onShare: (share: number) => void; signal: AbortSignal },
): Promise<Result<LibraryPicture>> {
  if (file.size > largestUpload) return Promise.resolve(refused({ code: "too_large", message: tooLarge }));
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `${address}?name=${encodeURIComponent(file.name.slice(-200).toWellFormed())}`);
    request.upload.onprogress = ({ loaded, total }) => onShare(total > 0 ? loaded / total : 0);
    request.onload = () => resolve(understood(request.responseText, request.status));
    request.onerror = () => resolve(away);
    request.onabort = () => reject(new DOMException("Cancelled", "AbortError"));
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}

/** Pictures of the library: with these words, or the one that a story's address means. */
export function findPictures(question: {
  text?: string;
  page?: number;
  src?: string;
}): Promise<Result<Found>> {
  const given = Object.entries(question).map(([name, value]) => [name, String(value)]);
  return ask(`${address}?${new URLSearchParams(given)}`);
}

/** Changes what the library says of a picture. */
export function saySomething(id: number, said: Said): Promise<Result<LibraryPicture>> {
  return ask(`${address}/${id}`, { method: "PUT", body: JSON.stringify(said) });
}

/** Takes a picture out of the library. */
export function removePicture(id: number): Promise<Result<{ id: number }>> {
  return ask(`${address}/${id}`, { method: "DELETE" });
}

async function ask<T>(url: string, init?: RequestInit): Promise<Result<T>> {
  try {
    const answer = await fetch(url, init);
    return understood(await answer.text(), answer.status);
  } catch {
    return away;
  }
}

/** The desk's own answers are results; something between here and there may answer in its own way. */
function understood<T>(text: string, status: number): Result<T> {
  try {
    const result = JSON.parse(text) as Result<T>;
    if (typeof result.ok === "boolean") return result;
  } catch {}
  if (status === 413) return refused({ code: "too_large", message: tooLarge });
  return refused({
    code: "unavailable",
    message: `The site did not answer as it should (${status}); try again in a moment.`,
  });
}

const away = refused({
  code: "unavailable",
  message: "The site could not be reached; check the connection and try again.",
});
