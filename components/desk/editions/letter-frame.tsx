"use client";

import { Tabs } from "@base-ui/react/tabs";
import { Moon, Smartphone, Sun } from "lucide-react";
import { useState } from "react";
import { IconButton } from "#components/ui/button.tsx";
import type { LetterPreview } from "./types.ts";

/** The mail as it will arrive: as HTML on a screen or a telephone, in light and dark, and as plain text. */
export function LetterFrame({ preview }: { preview: LetterPreview | null }) {
  const [narrow, setNarrow] = useState(false);
  const [dark, setDark] = useState(false);
  if (!preview) return null;
  return (
    <section aria-labelledby="letter-title" className="lg:sticky lg:top-4">
      <h2 id="letter-title" className="sr-only">
        Preview
      </h2>
      <Tabs.Root defaultValue="html">
        <div className="mb-2 flex items-end justify-between gap-2 border-b border-edge">
          <Tabs.List aria-label="Preview as" className="flex gap-1 text-sm">
            {tabs.map(({ value, name }) => (
              <Tabs.Tab
                key={value}
                value={value}
                className="-mb-px min-h-10 cursor-pointer border-b-[3px] border-transparent px-3 py-1.5 text-quiet hover:text-ink data-active:border-ink data-active:font-semibold data-active:text-ink"
              >
                {name}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <div className="flex pb-1">
            <IconButton name="On a telephone" aria-pressed={narrow} onClick={() => setNarrow(!narrow)}>
              <Smartphone aria-hidden className={`size-4 ${narrow ? "text-ink" : ""}`} />
            </IconButton>
            <IconButton name="In the dark" aria-pressed={dark} onClick={() => setDark(!dark)}>
              {dark ? <Sun aria-hidden className="size-4" /> : <Moon aria-hidden className="size-4" />}
            </IconButton>
          </div>
        </div>
        <Tabs.Panel value="html" keepMounted>
          <iframe
            title="The mail as HTML"
            sandbox=""
            srcDoc={preview.html}
            style={{ colorScheme: dark ? "dark" : "light" }}
            className={`mx-auto block h-[min(78vh,60rem)] w-full border border-edge bg-[#fbfbf7] ${narrow ? "max-w-[360px]" : ""}`}
          />
        </Tabs.Panel>
        <Tabs.Panel value="text">
          <pre className="border border-edge bg-surface p-4 font-mono text-[0.8125rem] leading-relaxed break-words whitespace-pre-wrap">
            {preview.text}
          </pre>
        </Tabs.Panel>
      </Tabs.Root>
    </section>
  );
}

const tabs = [
  { value: "html", name: "As HTML" },
  { value: "text", name: "As plain text" },
];
