"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { parts } from "#lib/stories/compare.ts";
import { partNames, type StoryContent } from "#lib/stories/content.ts";
import { partText } from "../part-text.ts";
import type { StoryInHand } from "../use-story.ts";
import { updated } from "./transport.ts";

/** Beside the words about saving: what a person can do when the desk cannot go on by itself. */
export function Attention({ story }: { story: StoryInHand }) {
  switch (story.phase) {
    case "conflict":
      return <Button onClick={() => story.compare(true)}>See both texts</Button>;
    case "signedOut":
      return <Button onClick={story.askToSignIn}>Sign in again</Button>;
    case "retrying":
      if (story.trouble === updated) return <Button onClick={() => location.reload()}>Reload</Button>;
      return <Button onClick={() => void story.save()}>Try now</Button>;
    case "offline":
      return <Button onClick={() => void story.save()}>Try now</Button>;
    case "lost":
      return <CopyAll content={story.draft.content} />;
    default:
      return null;
  }
}

function CopyAll({ content }: { content: StoryContent }) {
  const [copied, setCopied] = useState<boolean | null>(null);
  const copy = () =>
    navigator.clipboard.writeText(wholeText(content)).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <Button onClick={() => void copy()}>
      {copied === null ? "Copy my text" : copied ? "Copied" : "Select and copy the text below"}
    </Button>
  );
}

/** Every part that holds something, under its name. */
export function wholeText(content: StoryContent): string {
  return parts
    .map((part) => [partNames[part], partText(content, part)] as const)
    .filter(([, text]) => text.trim() !== "")
    .map(([name, text]) => `${name}\n${text}`)
    .join("\n\n");
}
