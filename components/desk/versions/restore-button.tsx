"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import type { Version } from "#lib/stories/versions-queries.ts";
import { RestoreDialog } from "./restore-dialog.tsx";
import type { VersionActions } from "./types.ts";

type Props = {
  story: number;
  version: Version;
  timeZone: string;
  actions: Pick<VersionActions, "restoring" | "restore">;
};

/** Restores a version where it is looked at, and leads to the story then. */
export function RestoreButton({ story, version, timeZone, actions }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Restore version {version.number}…</Button>
      <RestoreDialog
        open={open}
        story={story}
        version={version}
        timeZone={timeZone}
        actions={actions}
        onClose={() => setOpen(false)}
        onRestored={() => location.assign(`/desk/stories/${story}`)}
      />
    </>
  );
}
