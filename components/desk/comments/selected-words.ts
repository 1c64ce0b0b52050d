"use client";

import { useEffect, useState } from "react";
import { contextLength, type Selector } from "#lib/comments/selector.ts";

/** The words of the draft on this page that are selected or were last; and how to forget them. */
export function useSelectedWords(wanted: boolean): [Selector | null, () => void] {
  const [passage, setPassage] = useState<Selector | null>(null);
  const [forget] = useState(() => () => setPassage(null));
  useEffect(() => {
    if (!wanted) return;
    const look = () => {
      const chosen = selectedInStory();
      if (chosen) setPassage(chosen);
    };
    document.addEventListener("selectionchange", look);
    return () => document.removeEventListener("selectionchange", look);
  }, [wanted]);
  return [passage, forget];
}

function selectedInStory(): Selector | null {
  const selection = getSelection();
  const story = document.querySelector("article.story");
  if (!selection || selection.isCollapsed || !story) return null;
  const range = selection.getRangeAt(0);
  const quote = selection.toString().trim();
  if (quote === "" || !story.contains(range.commonAncestorContainer)) return null;
  const before = range.cloneRange();
  before.selectNodeContents(story);
  before.setEnd(range.startContainer, range.startOffset);
  const after = range.cloneRange();
  after.selectNodeContents(story);
  after.setStart(range.endContainer, range.endOffset);
  const prefix = before.toString().slice(-contextLength);
  return { quote, prefix, suffix: after.toString().slice(0, contextLength), start: before.toString().length };
}
