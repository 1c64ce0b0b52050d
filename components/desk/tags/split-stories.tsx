import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Outcome } from "../profile/outcome.tsx";
import { useAct } from "../profile/use-act.ts";
import type { StoriesPage, TagActions } from "./types.ts";

type Props = {
  tag: number;
  borne: StoriesPage;
  find: TagActions["stories"];
  names: string[];
  /** The places of the tags that every story gets for which nothing else is ticked. */
  others: number[];
  /** What is ticked for one. */
  own: Map<number, number[]>;
  onOthers: (places: number[]) => void;
  onOwn: (own: Map<number, number[]>) => void;
};

/** A row of boxes for all stories, and one for each that shall be treated differently, a page at a time. */
export function SplitStories({ tag, borne, find, names, others, own, onOthers, onOwn }: Props) {
  const [page, setPage] = useState(1);
  const [{ stories, total, pages }, setShown] = useState(borne);
  const { busy, problem, said, act } = useAct();
  const go = async (to: number) => {
    const found = await act(() => find({ tag, page: to }));
    if (!found) return;
    setShown(found);
    setPage(to);
  };
  const tick = (story: number, places: number[]) => onOwn(new Map(own).set(story, places));
  return (
    <fieldset>
      <legend className="mb-1 text-base font-bold">2. Which story gets which</legend>
      <p className="max-w-xl pb-3 text-sm text-quiet">
        Tick what all of them get; then, story by story, what is different there.
      </p>
      <ul className="border-t-[3px] border-ink text-sm">
        <li className="border-b border-edge bg-raised/60">
          <Row
            label={total === 1 ? "The story" : `All ${total} stories`}
            names={names}
            places={others}
            onPlaces={onOthers}
          >
            <span className="font-semibold">{total === 1 ? "The story" : `All ${total} stories`}</span>
            {own.size > 0 && (
              <span className="block text-xs text-quiet">but for {own.size} ticked by hand</span>
            )}
          </Row>
        </li>
        {stories.map(({ id, headline, live }) => (
          <li key={id} className="border-b border-line">
            <Row
              label={headline}
              names={names}
              places={own.get(id) ?? others}
              onPlaces={(places) => tick(id, places)}
            >
              <a
                href={`/desk/stories/${id}`}
                target="_blank"
                rel="noopener"
                className="font-serif text-[1.0625rem] leading-snug text-ink no-underline hover:bg-mark hover:text-on-mark"
              >
                {headline}
              </a>
              {!live && <span className="ml-2 text-xs whitespace-nowrap text-quiet">Draft</span>}
            </Row>
          </li>
        ))}
      </ul>
      <Outcome problem={problem} said={said} />
      {pages > 1 && (
        <p className="mt-3 flex flex-wrap items-center gap-3 text-sm">
          <Button disabled={busy || page === 1} onClick={() => void go(page - 1)}>
            Stories before
          </Button>
          <span role="status" className="text-quiet">
            Page {page} of {pages}
          </span>
          <Button disabled={busy || page === pages} onClick={() => void go(page + 1)}>
            Further stories
          </Button>
        </p>
      )}
    </fieldset>
  );
}

type RowProps = {
  label: string;
  names: string[];
  places: number[];
  onPlaces: (places: number[]) => void;
  children: React.ReactNode;
};

function Row({ label, names, places, onPlaces, children }: RowProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-1 px-2 py-2">
      <p className="min-w-0 flex-1 basis-72 break-words">{children}</p>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would need a legend for each row */}
      <div role="group" aria-label={label} className="flex flex-wrap gap-x-4">
        {names.map((name, place) => (
          <label
            // biome-ignore lint/suspicious/noArrayIndexKey: every field is controlled
            key={`place-${place + 1}`}
            className="flex min-h-10 cursor-pointer items-center gap-2 sm:min-h-8"
          >
            <input
              type="checkbox"
              checked={places.includes(place)}
              onChange={(event) =>
                onPlaces(
                  event.target.checked
                    ? [...places, place].sort((a, b) => a - b)
                    : places.filter((each) => each !== place),
                )
              }
              className="size-4 shrink-0 accent-ink"
            />
            <span className="break-words">{name}</span>
          </label>
        ))}
      </div>
    </div>
  );
}
