"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { ShareEntry } from "#lib/sharing/queries.ts";
import type { Version } from "#lib/stories/versions-queries.ts";
import { ShareDialog } from "../sharing/share-dialog.tsx";
import { SharedLinks } from "../sharing/shared-links.tsx";
import type { SharingActions } from "../sharing/types.ts";
import { NameDialog } from "./name-dialog.tsx";
import { RestoreDialog } from "./restore-dialog.tsx";
import type { VersionActions } from "./types.ts";
import { type Deed, VersionRow } from "./version-row.tsx";

type Props = {
  story: { id: number; headline: string; working: number; published: number | null };
  versions: Version[];
  /** The newest version that did not fit on the page. */
  older: number | null;
  shares: ShareEntry[];
  mayEdit: boolean;
  timeZone: string;
  actions: VersionActions;
  sharing: SharingActions;
};

/** A story's versions, newest first: any two can be compared, each can be read, named, shared and restored. */
export function History(props: Props) {
  const { story, versions, older, shares, mayEdit, timeZone, actions, sharing } = props;
  const router = useRouter();
  const [asked, ask] = useState<{ deed: Deed; version: Version } | null>(null);
  const [said, say] = useState<string | null>(null);
  const close = () => ask(null);
  const done = (words: string) => {
    close();
    say(words);
    router.refresh();
  };
  const revoke = async (linkId: number) => {
    const answer = await sharing.revoke({ linkId }).catch(() => null);
    say(answer?.ok ? "The link has ended." : (answer?.problem.message ?? "The server did not answer."));
    router.refresh();
  };

  return (
    <>
      <div className="mb-5 flex items-start justify-between gap-x-6 gap-y-3 max-sm:flex-col">
        <h1 className="min-w-0 text-xl leading-tight font-extrabold tracking-tight break-words sm:text-2xl">
          Versions of “{story.headline}”
        </h1>
        <ButtonLink href={`/desk/stories/${story.id}`}>Back to the story</ButtonLink>
      </div>
      <div role="status" className={said ? "mb-5" : ""}>
        {said && (
          <Notice tone="info">
            <p>{said}</p>
          </Notice>
        )}
      </div>
      <form action={`/desk/stories/${story.id}/compare`}>
        {versions.length > 1 && (
          <div className="sticky top-0 z-10 flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line bg-paper py-2">
            <Button type="submit">Compare the two chosen</Button>
            <p className="text-sm text-quiet">Choose any two, one in each column.</p>
          </div>
        )}
        <ol className="divide-y divide-line border-b border-line">
          {versions.map((version, index) => (
            <VersionRow
              key={version.number}
              story={story}
              version={version}
              before={versions[index + 1]?.number ?? older}
              chosen={{ from: index === Math.min(1, versions.length - 1), to: index === 0 }}
              choice={versions.length > 1}
              mayEdit={mayEdit}
              timeZone={timeZone}
              steps={actions.steps}
              onDeed={(deed) => ask({ deed, version })}
            />
          ))}
        </ol>
      </form>
      {older !== null && (
        <p className="mt-4">
          <ButtonLink href={`/desk/stories/${story.id}/history?before=${older + 1}`}>
            Earlier versions
          </ButtonLink>
        </p>
      )}
      {shares.length > 0 && (
        <section aria-labelledby="shared" className="mt-10 max-w-3xl">
          <h2 id="shared" className="mb-2 text-lg font-extrabold tracking-tight">
            Links to drafts of this story
          </h2>
          <SharedLinks links={shares} timeZone={timeZone} {...(mayEdit && { onRevoke: revoke })} />
        </section>
      )}
      {asked && (
        <>
          <NameDialog
            open={asked.deed === "name"}
            story={story.id}
            version={asked.version}
            save={actions.name}
            onClose={close}
            onNamed={(name) => done(`Version ${asked.version.number} is now called “${name}”.`)}
          />
          <RestoreDialog
            open={asked.deed === "restore"}
            story={story.id}
            version={asked.version}
            timeZone={timeZone}
            actions={actions}
            onClose={close}
            onRestored={(number) =>
              done(`Version ${number} now has the text of version ${asked.version.number}.`)
            }
          />
          <ShareDialog
            open={asked.deed === "share"}
            story={story.id}
            number={asked.version.number}
            timeZone={timeZone}
            actions={sharing}
            onClose={() => {
              close();
              router.refresh();
            }}
          />
        </>
      )}
    </>
  );
}
