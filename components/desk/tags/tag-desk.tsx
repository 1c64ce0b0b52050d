"use client";

import { Tabs } from "@base-ui/react/tabs";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { Notice } from "#components/ui/notice.tsx";
import { dayInZone } from "#lib/stories/dates.ts";
import { dayInWords } from "../times.ts";
import { DescribeForm } from "./describe-form.tsx";
import { MergeForm } from "./merge-form.tsx";
import { PreviewPanel } from "./preview-panel.tsx";
import { RemoveForm } from "./remove-form.tsx";
import { RenameForm } from "./rename-form.tsx";
import { SplitForm } from "./split-form.tsx";
import { countInWords, type DeskTagWhole, type StoriesPage, type TagActions, type Target } from "./types.ts";
import { type Asked, useChange } from "./use-change.ts";

type Props = {
  tag: DeskTagWhole;
  others: Target[];
  borne: StoriesPage;
  timeZone: string;
  actions: TagActions;
};

/** One tag: what bears it, and what can be made of it. */
export function TagDesk({ tag, others, borne, timeZone, actions }: Props) {
  const router = useRouter();
  const [done, setDone] = useState<{ words: string; targets: Target[]; gone: boolean } | null>(null);
  const said = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (done) said.current?.focus();
  }, [done]);

  const change = useChange(actions, (asked, targets) => {
    const gone = !targets.some(({ id }) => id === tag.id);
    setDone({ words: wordsOf(asked, tag.name, targets), targets, gone });
    if (!gone) router.refresh();
  });
  const unused = tag.published + tag.drafts === 0;
  const tabs = [
    { value: "describe", name: "Describe" },
    { value: "rename", name: "Rename" },
    { value: "merge", name: "Merge" },
    ...(unused ? [] : [{ value: "split", name: "Split" }]),
    ...(unused ? [{ value: "remove", name: "Remove" }] : []),
  ];
  const outcome = done && (
    <Notice ref={said} tabIndex={-1} tone="good" role="status" className="mb-6 max-w-3xl outline-none">
      <p>{done.words}</p>
      <p className="flex flex-wrap gap-x-4 gap-y-1">
        {done.targets.map(({ id, name }) =>
          id === tag.id ? null : (
            <a key={id} href={`/desk/tags/${id}`} className="underline underline-offset-2">
              {name}
            </a>
          ),
        )}
        <a href="/desk/tags" className="underline underline-offset-2">
          All tags
        </a>
      </p>
    </Notice>
  );
  if (done?.gone)
    return (
      <>
        <h1 className="mb-6 text-3xl font-extrabold tracking-tight break-words">{tag.name}</h1>
        {outcome}
      </>
    );
  return (
    <>
      <p className="mb-2 text-sm">
        <a href="/desk/tags" className="text-quiet underline-offset-2 hover:underline">
          <span aria-hidden>← </span>All tags
        </a>
      </p>
      <h1 className="text-3xl font-extrabold tracking-tight break-words">{tag.name}</h1>
      <Facts tag={tag} timeZone={timeZone} />
      {outcome}
      <div className={change.asked ? "hidden" : ""}>
        <Tabs.Root defaultValue="describe">
          <Tabs.List
            aria-label="What to do with this tag"
            className="mb-5 flex gap-1 border-b border-edge text-sm"
          >
            {tabs.map(({ value, name }) => (
              <Tabs.Tab
                key={value}
                value={value}
                className="-mb-px min-h-10 cursor-pointer border-b-[3px] border-transparent px-3 py-1.5 text-quiet hover:text-ink data-active:border-ink data-active:font-semibold data-active:text-ink sm:px-4"
              >
                {name}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value="describe" keepMounted>
            <DescribeForm key={tag.id} tag={tag} save={actions.describe} />
          </Tabs.Panel>
          <Tabs.Panel value="rename" keepMounted>
            <RenameForm key={`${tag.name} ${tag.slug}`} tag={tag} change={change} />
          </Tabs.Panel>
          <Tabs.Panel value="merge" keepMounted>
            <MergeForm key={others.length} tag={tag} others={others} change={change} />
          </Tabs.Panel>
          {!unused && (
            <Tabs.Panel value="split" keepMounted>
              <SplitForm key={tag.name} tag={tag} borne={borne} find={actions.stories} change={change} />
            </Tabs.Panel>
          )}
          {unused && (
            <Tabs.Panel value="remove" keepMounted>
              <RemoveForm tag={tag} change={change} />
            </Tabs.Panel>
          )}
        </Tabs.Root>
      </div>
      {change.asked && <PreviewPanel tag={tag} asked={change.asked} change={change} />}
    </>
  );
}

function Facts({ tag, timeZone }: { tag: Props["tag"]; timeZone: string }) {
  const since = dayInWords(dayInZone(tag.since, timeZone));
  const inUse = tag.published + tag.drafts > 0;
  return (
    <div className="mt-1 mb-6 space-y-0.5 text-sm text-quiet">
      <p>{inUse ? `On ${countInWords(tag)}, since ${since}.` : `On no story. It was made on ${since}.`}</p>
      <p className="break-all">
        {tag.published > 0 ? (
          <a
            href={`/tags/${tag.slug}`}
            target="_blank"
            rel="noopener"
            className="underline underline-offset-2"
          >
            /tags/{tag.slug}
          </a>
        ) : (
          `/tags/${tag.slug}`
        )}
        {tag.earlier.length > 0 &&
          `; ${tag.earlier.map((slug) => `/tags/${slug}`).join(", ")} ${tag.earlier.length === 1 ? "leads" : "lead"} here`}
      </p>
    </div>
  );
}

function wordsOf({ change, preview }: Asked, name: string, targets: Target[]): string {
  const list = new Intl.ListFormat("en");
  const quoted = (names: string[]) => list.format(names.map((each) => `“${each}”`));
  switch (change.kind) {
    case "rename":
      return targets[0]?.name === name
        ? `“${name}” is at /tags/${targets[0].slug} now.`
        : `“${name}” is called “${targets[0]?.name}” now.`;
    case "merge":
      return `${quoted(preview.gone)} ${preview.gone.length === 1 ? "is" : "are"} part of “${name}” now.`;
    case "split":
      return `“${name}” is split into ${quoted(targets.map((target) => target.name))}.`;
    case "remove":
      return `“${name}” is removed.`;
  }
}
