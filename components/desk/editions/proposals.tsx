"use client";

import { Plus } from "lucide-react";
import { useRef, useState } from "react";
import { IconButton } from "#components/ui/button.tsx";
import { Select } from "#components/ui/controls.tsx";
import { Field } from "#components/ui/field.tsx";
import type { Result } from "#lib/result.ts";
import { Outcome } from "../profile/outcome.tsx";
import { useAct } from "../profile/use-act.ts";
import { StoryLine } from "./story-line.tsx";
import type { Proposal } from "./types.ts";

type Props = {
  start: Proposal[];
  weeksAtFirst: number;
  chosen: Proposal[];
  timeZone: string;
  propose: (input: { weeks: number }) => Promise<Result<Proposal[]>>;
  onAdd: (story: Proposal) => void;
};

/** What came out lately and is not in the edition yet. */
export function Proposals({ start, weeksAtFirst, chosen, timeZone, propose, onAdd }: Props) {
  const [stories, setStories] = useState(start);
  const [weeks, setWeeks] = useState(weeksAtFirst);
  const { busy, problem, act } = useAct();
  const list = useRef<HTMLUListElement>(null);
  const others = stories.filter(({ id }) => !chosen.some((story) => story.id === id));
  const look = async (count: number) => {
    setWeeks(count);
    const found = await act(() => propose({ weeks: count }));
    if (found) setStories(found);
  };
  const add = (story: Proposal, index: number) => {
    onAdd(story);
    // The button is gone with its story; the next one takes its place.
    requestAnimationFrame(() => {
      const buttons = list.current?.querySelectorAll("button");
      buttons?.[Math.min(index, buttons.length - 1)]?.focus();
    });
  };
  return (
    <section aria-labelledby="proposals-title">
      <div className="mb-1 flex flex-wrap items-end justify-between gap-2">
        <h2 id="proposals-title" className="text-sm font-semibold">
          Not in it
        </h2>
        <Field id="proposals-weeks" label="Stories of the last" labelHidden className="w-48">
          {(control) => (
            <Select
              {...control}
              value={weeks}
              disabled={busy}
              onChange={(event) => void look(Number(event.target.value))}
            >
              <option value={1}>Last 7 days</option>
              <option value={2}>Last 2 weeks</option>
              <option value={4}>Last 4 weeks</option>
              <option value={8}>Last 8 weeks</option>
            </Select>
          )}
        </Field>
      </div>
      <Outcome problem={problem} said="" />
      {others.length === 0 ? (
        <p className="border-y border-line py-3 text-sm text-quiet">
          No other story of this time says why it matters or what to do.
        </p>
      ) : (
        <ul ref={list} className="divide-y divide-line border-y border-line">
          {others.map((story, index) => (
            <li key={story.id} className="flex items-start gap-2 py-1.5">
              <IconButton name={`Add “${story.headline}”`} onClick={() => add(story, index)}>
                <Plus aria-hidden className="size-4" />
              </IconButton>
              <StoryLine story={story} timeZone={timeZone} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
