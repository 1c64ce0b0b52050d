import { type State, stateNames } from "#lib/stories/lifecycle.ts";

const looks: Record<State, string> = {
  draft: "border-edge text-quiet",
  in_review: "border-warn/60 bg-warn-soft text-warn",
  approved: "border-good/50 text-good",
  scheduled: "border-good/50 text-good border-dashed",
  published: "border-good/60 bg-good-soft text-good",
  retracted: "border-danger/60 bg-danger-soft text-danger",
};

/** Where a story stands. A live story that is edited in private is a draft that readers see an older text of. */
export function StateBadge({ state, live }: { state: State; live: boolean }) {
  return (
    <span className="inline-flex flex-wrap items-center gap-1.5 whitespace-nowrap">
      <span className={`rounded-xs border px-1.5 py-px text-xs font-semibold ${looks[state]}`}>
        {stateNames[state]}
      </span>
      {live && state !== "published" && (
        <span className={`rounded-xs border px-1.5 py-px text-xs font-semibold ${looks.published}`}>
          Live
        </span>
      )}
    </span>
  );
}
