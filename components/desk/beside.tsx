"use client";

import { type ReactNode, useCallback, useMemo, useState } from "react";
import type { Warning } from "#lib/checks/warning.ts";
import { dayInZone } from "#lib/stories/dates.ts";
import { ChecksPopover } from "./checks/checks-popover.tsx";
import { useChecks } from "./checks/use-checks.ts";
import type { Draft } from "./draft.ts";
import type { Fields } from "./errors.ts";
import { PreviewPane } from "./preview/preview-pane.tsx";
import { Rail } from "./rail.tsx";
import type { Site, StoryStatus } from "./types.ts";
import type { RecentVersions } from "./versions/types.ts";

type Props = {
  draft: Draft;
  status: StoryStatus | null;
  site: Site;
  /** Whoever writes. */
  me: string;
  gaps: Fields;
  preview: boolean;
  onClosePreview: () => void;
  recentVersions: RecentVersions;
  comments: ReactNode;
};

/** What stands beside the form: the story's page, or else how the story stands; the checks with either. */
export function Beside(props: Props) {
  const { draft, status, site, me, gaps, preview, onClosePreview, recentVersions, comments } = props;
  const [today] = useState(() => dayInZone(new Date(), site.timeZone));
  const found = useChecks(draft.content, today, site.language);
  const [onPage, setOnPage] = useState<Warning[] | null>(null);
  const onChecked = useCallback((warnings: Warning[]) => setOnPage(warnings), []);
  const warnings = useMemo(
    () => found && (preview ? [...found, ...(onPage ?? [])] : found),
    [found, onPage, preview],
  );

  if (preview) {
    return (
      <PreviewPane draft={draft} storyId={status?.id ?? null} onClose={onClosePreview} onChecked={onChecked}>
        {(look) => (
          <ChecksPopover
            warnings={warnings}
            looked={onPage !== null}
            onLook={look}
            onFollow={closeIfCovered}
          />
        )}
      </PreviewPane>
    );
  }
  return (
    <aside aria-label="About this story" className="mx-auto mt-8 w-full max-w-3xl lg:mt-0">
      <div className="lg:sticky lg:top-20 lg:max-h-[calc(100dvh-6rem)] lg:overflow-y-auto lg:pr-2">
        <Rail
          gaps={gaps}
          warnings={warnings}
          status={status}
          site={site}
          me={me}
          recentVersions={recentVersions}
          comments={comments}
        />
      </div>
    </aside>
  );

  function closeIfCovered() {
    if (innerWidth < 1024) onClosePreview();
  }
}
