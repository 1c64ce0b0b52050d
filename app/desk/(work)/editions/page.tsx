import { notFound } from "next/navigation";
import { z } from "zod";
import { EditionTable } from "#components/desk/editions/edition-table.tsx";
import { NewEdition } from "#components/desk/editions/new-edition.tsx";
import { Pages } from "#components/desk/pages.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { may } from "#lib/auth/policy.ts";
import { onDesk } from "#lib/auth/session.ts";
import { mailIsSet } from "#lib/mail/send.ts";
import { editions } from "#lib/newsletter/queries.ts";
import { siteTimeZone } from "#lib/settings/queries.ts";
import { askedPage, type SearchParams } from "../address.ts";
import { DeskPage } from "../desk-page.tsx";
import { make } from "./actions.ts";

export const metadata = { title: "Editions" };

type Props = { searchParams: Promise<SearchParams> };

const query = z.object({ page: askedPage });

export default async function Editions({ searchParams }: Props) {
  const { page } = query.parse(await searchParams);
  const { person, loaded } = await onDesk("/desk/editions", async (who) =>
    may(who, "edition.change") ? editions(page) : null,
  );
  if (!loaded) notFound();
  return (
    <DeskPage person={person} here="editions">
      <div className="mb-5 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h1 className="text-3xl font-extrabold tracking-tight">Editions</h1>
        <div className="flex flex-wrap items-center gap-4 text-sm">
          {may(person, "subscriber.read") && (
            <a href="/desk/subscribers" className="underline underline-offset-2">
              Subscribers
            </a>
          )}
          <NewEdition make={make} />
        </div>
      </div>
      <p className="mb-5 max-w-2xl text-sm text-quiet">
        The week by mail: why the stories matter and what to do, chosen and ordered here, sent to everybody
        who has confirmed their address.
      </p>
      {!mailIsSet() && (
        <Notice tone="warning" className="mb-5 max-w-2xl">
          <p>
            This site has no mail server, so editions can be made and looked at, but not sent. Whoever runs
            the site sets SMTP_URL and MAIL_FROM.
          </p>
        </Notice>
      )}
      {loaded.editions.length > 0 ? (
        <EditionTable editions={loaded.editions} timeZone={await siteTimeZone()} />
      ) : (
        <div className="max-w-xl space-y-3 border-t border-line py-8">
          <h2 className="text-xl font-bold">No editions yet</h2>
          <p className="text-quiet">
            A new one begins with the stories that came out within the last seven days and say why they matter
            or what to do.
          </p>
        </div>
      )}
      <Pages
        page={page}
        pages={loaded.pages}
        href={(to) => (to > 1 ? `/desk/editions?page=${to}` : "/desk/editions")}
        words={["Later editions", "Earlier editions"]}
      />
    </DeskPage>
  );
}
