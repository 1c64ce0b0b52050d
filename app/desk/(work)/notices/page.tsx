import { NoticeList } from "#components/desk/notices/list.tsx";
import { ReadAll } from "#components/desk/notices/read-all.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { onDesk } from "#lib/auth/session.ts";
import { noticeLines, unreadNotices } from "#lib/notices/queries.ts";
import { siteTimeZone } from "#lib/settings/queries.ts";
import type { SearchParams } from "../address.ts";
import { DeskPage } from "../desk-page.tsx";
import { readAll } from "./actions.ts";

export const metadata = { title: "Notices" };

type Props = { searchParams: Promise<SearchParams> };

export default async function Notices({ searchParams }: Props) {
  const { before: asked } = await searchParams;
  const before = typeof asked === "string" && /^[1-9]\d{0,8}$/.test(asked) ? Number(asked) : null;
  const path = before ? `/desk/notices?before=${before}` : "/desk/notices";
  const { person, loaded } = await onDesk(path, (who) =>
    Promise.all([noticeLines(who, before), unreadNotices(who), siteTimeZone()]),
  );
  const [{ lines, next }, unread, timeZone] = loaded;
  return (
    <DeskPage person={person} here="notices">
      <div className="max-w-3xl">
        <div className="mb-5 flex flex-wrap items-end justify-between gap-x-4 gap-y-3">
          <div>
            <h1 className="text-3xl font-extrabold tracking-tight">Notices</h1>
            <p className="mt-1 text-sm text-quiet">
              What others did that concerns you. {unread > 0 ? `${unread} unread. ` : ""}
              <a href="/desk/profile#part-notices-by-e-mail" className="underline underline-offset-2">
                What is mailed to you
              </a>
            </p>
          </div>
          {unread > 0 && !before && <ReadAll upTo={lines[0]?.id ?? 0} readAll={readAll} />}
        </div>
        {lines.length > 0 ? <NoticeList lines={lines} timeZone={timeZone} /> : <Nothing />}
        {(before || next) && (
          <nav aria-label="Pages of notices" className="mt-6 flex flex-wrap gap-3">
            {before && <ButtonLink href="/desk/notices">Newest</ButtonLink>}
            {next && (
              <ButtonLink rel="next" href={`/desk/notices?before=${next}`}>
                Earlier
              </ButtonLink>
            )}
          </nav>
        )}
      </div>
    </DeskPage>
  );
}

function Nothing() {
  return (
    <div className="space-y-3 border-t-[3px] border-ink pt-8">
      <h2 className="text-xl font-bold">No notices</h2>
      <p className="text-quiet">
        When a story waits for your review or is given to you, when somebody mentions you, or comments on,
        approves or publishes your story, it stands here. Read ones go after 90 days.
      </p>
    </div>
  );
}
