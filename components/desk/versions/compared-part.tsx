import type { ReactNode } from "react";
import type { BlockChange, Change } from "#lib/comparison/blocks.ts";
import type { ItemChange } from "#lib/comparison/lists.ts";
import type { PartComparison } from "#lib/comparison/stories.ts";
import { Runs } from "./runs.tsx";

/** One part in both versions at once. */
export function ComparedPart({ comparison, source }: { comparison: PartComparison; source: boolean }) {
  switch (comparison.kind) {
    case "line":
      return (
        <p className="max-w-prose font-serif text-xl leading-snug">
          <Runs runs={comparison.runs} empty="Empty" />
        </p>
      );
    case "prose":
      return <Prose comparison={comparison} source={source} />;
    case "fields":
      return <Fields fields={comparison.fields} />;
    case "lists":
      return (
        <div className="space-y-4">
          {comparison.lists.map(({ name, items }) => (
            <div key={name}>
              {name && <h3 className="mb-1 text-sm font-semibold">{name}</h3>}
              {items.length === 0 ? <p className="text-sm text-quiet">None</p> : <Items items={items} />}
            </div>
          ))}
        </div>
      );
  }
}

function Prose({
  comparison,
  source,
}: {
  comparison: Extract<PartComparison, { kind: "prose" }>;
  source: boolean;
}) {
  const blocks = source ? comparison.source : comparison.reading;
  const hidden = !source && !comparison.same && blocks.every(({ change }) => change === "same");
  return (
    <>
      {hidden && (
        <p className="mb-2 text-sm">
          Its words are the same; what changed is how they are set, an address or a note. See it as Markdown.
        </p>
      )}
      {blocks.length === 0 && <p className="text-sm text-quiet">Empty</p>}
      <div className={source ? "font-mono text-sm" : "max-w-prose space-y-3 font-serif text-lg"}>
        {folded(blocks).map((group) =>
          group.blocks.length > 1 && group.folded ? (
            <details key={group.key} className="font-sans text-sm">
              <summary className="w-fit cursor-pointer text-quiet underline underline-offset-2">
                {group.blocks.length} {source ? "lines" : "paragraphs"} unchanged
              </summary>
              <div className={source ? "font-mono text-sm" : "space-y-3 pt-2 font-serif text-lg"}>
                {group.blocks.map(({ key, block }) => (
                  <Block key={key} block={block} />
                ))}
              </div>
            </details>
          ) : (
            group.blocks.map(({ key, block }) => <Block key={key} block={block} />)
          ),
        )}
      </div>
    </>
  );
}

const looks: Partial<Record<BlockChange["kind"], string>> = {
  heading: "font-sans text-base font-bold",
  item: "ml-4",
  quote: "ml-4 italic",
  note: "text-base",
  code: "font-mono text-sm",
  row: "font-sans text-sm",
};

function Block({ block }: { block: BlockChange }) {
  return (
    <Marked change={block.change}>
      <p className={looks[block.kind] ?? ""}>
        {block.kind === "item" && <span aria-hidden>• </span>}
        <Runs runs={block.runs} empty={"\u00a0"} />
      </p>
    </Marked>
  );
}

function Items({ items }: { items: ItemChange[] }) {
  return (
    <ol className="space-y-2">
      {items.map((item) => (
        <li key={`${item.from} ${item.to}`}>
          <Marked change={item.change} moved={item.moved}>
            {item.moved && (
              <p className="text-sm font-semibold">
                Moved from place {(item.from ?? 0) + 1} to {(item.to ?? 0) + 1}
              </p>
            )}
            <Fields fields={item.fields} />
          </Marked>
        </li>
      ))}
    </ol>
  );
}

function Fields({ fields }: { fields: ItemChange["fields"] }) {
  const shown = fields.filter(({ runs }) => runs.length > 0);
  if (shown.length === 0) return <p className="text-sm text-quiet">Empty</p>;
  return (
    <dl className="grid grid-cols-[5.75rem_minmax(0,1fr)] items-baseline gap-x-3 gap-y-0.5">
      {shown.map(({ name, runs }) => (
        <div key={name} className="contents">
          {name ? <dt className="text-sm text-quiet">{name}</dt> : <dt className="sr-only">Name</dt>}
          <dd className={`min-w-0 break-words ${name ? "" : "col-span-2"}`}>
            <Runs runs={runs} empty="" />
          </dd>
        </div>
      ))}
    </dl>
  );
}

const signs: Record<Change, [sign: string, words: string]> = {
  same: ["", ""],
  added: ["+", "Added:"],
  removed: ["−", "Removed:"],
  changed: ["±", "Changed:"],
};

/** A sign in the margin says what became of it, for those who do not see colours too. */
function Marked({
  change,
  moved = false,
  children,
}: {
  change: Change;
  moved?: boolean;
  children: ReactNode;
}) {
  const [sign, words] = change === "same" && moved ? ["↕", ""] : signs[change];
  return (
    <div className={`flex gap-2 ${change === "same" && !moved ? "text-quiet" : ""}`}>
      <span aria-hidden className="w-4 shrink-0 text-center font-sans font-bold text-ink">
        {sign}
      </span>
      {words && <span className="sr-only">{words}</span>}
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  );
}

type Keyed = { key: string; block: BlockChange };

/** Stretches that did not change are folded, but for the blocks beside a change. */
function folded(blocks: BlockChange[]): { key: string; folded: boolean; blocks: Keyed[] }[] {
  const far = blocks.map((_, i) =>
    blocks.slice(Math.max(0, i - 1), i + 2).every(({ change }) => change === "same"),
  );
  const groups: { key: string; folded: boolean; blocks: Keyed[] }[] = [];
  for (const [index, block] of blocks.entries()) {
    const last = groups.at(-1);
    const keyed = { key: String(index), block };
    if (last && last.folded === far[index]) last.blocks.push(keyed);
    else groups.push({ key: String(index), folded: far[index] ?? false, blocks: [keyed] });
  }
  return groups;
}
