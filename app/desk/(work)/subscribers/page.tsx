import { Download, Search } from "lucide-react";
import { notFound } from "next/navigation";
import { z } from "zod";
import { Pages } from "#components/desk/pages.tsx";
import { ListForm } from "#components/desk/subscribers/list-form.tsx";
import { SubscriberTable } from "#components/desk/subscribers/subscriber-table.tsx";
import { stateNames } from "#components/desk/subscribers/words.ts";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { Select, TextInput } from "#components/ui/controls.tsx";
import { Field } from "#components/ui/field.tsx";
import { may } from "#lib/auth/policy.ts";
import { onDesk } from "#lib/auth/session.ts";
import { env } from "#lib/env.ts";
import { newsletterSettings } from "#lib/newsletter/settings.ts";
import { states, subscribers } from "#lib/newsletter/subscribers.ts";
import { siteTimeZone } from "#lib/settings/queries.ts";
import { addressOfList, askedPage, askedText, type SearchParams } from "../address.ts";
import { DeskPage } from "../desk-page.tsx";
import { allow, remove, save } from "./actions.ts";

export const metadata = { title: "Subscribers" };

type Props = { searchParams: Promise<SearchParams> };

const query = z.object({
  text: askedText,
  state: z.enum(states).nullable().catch(null),
  page: askedPage,
});

type Asked = z.infer<typeof query>;

export default async function Subscribers({ searchParams }: Props) {
  const asked = query.parse(await searchParams);
  const { person, loaded } = await onDesk(addressOf(asked), async (who) => {
    if (!may(who, "subscriber.read")) return null;
    return Promise.all([subscribers(asked), newsletterSettings()]);
  });
  if (!loaded) notFound();
  const [list, settings] = loaded;
  return (
    <DeskPage person={person} here="editions">
      <p className="mb-2 text-sm">
        <a href="/desk/editions" className="text-quiet underline-offset-2 hover:underline">
          <span aria-hidden>← </span>All editions
        </a>
      </p>
      <div className="mb-5 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h1 className="text-3xl font-extrabold tracking-tight">Subscribers</h1>
        <ButtonLink href="/api/desk/subscribers" download>
          <Download aria-hidden className="size-4" />
          Export the list
        </ButtonLink>
      </div>
      <dl className="mb-6 grid max-w-3xl grid-cols-2 gap-4 border-y border-line py-3 sm:grid-cols-4">
        {states.map((state) => (
          <div key={state} className="flex flex-col-reverse">
            <dt className="text-xs text-quiet">{stateNames[state]}</dt>
            <dd className="text-2xl font-extrabold tracking-tight tabular-nums">
              {list.counts[state].toLocaleString("en-US")}
            </dd>
          </div>
        ))}
      </dl>
      <search>
        <form action="/desk/subscribers" className="flex max-w-2xl flex-wrap items-end gap-2">
          <Field id="subscriber-text" label="Address has" className="flex-1 max-sm:basis-full">
            {(control) => <TextInput {...control} type="search" name="text" defaultValue={asked.text} />}
          </Field>
          <Field id="subscriber-state" label="State" className="max-sm:flex-1 sm:w-44">
            {(control) => (
              <Select {...control} name="state" defaultValue={asked.state ?? ""}>
                <option value="">Any</option>
                {states.map((state) => (
                  <option key={state} value={state}>
                    {stateNames[state]}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Button type="submit">
            <Search aria-hidden className="size-4" />
            Show
          </Button>
        </form>
      </search>
      {list.subscribers.length > 0 ? (
        <SubscriberTable
          key={JSON.stringify(asked)}
          start={list.subscribers}
          timeZone={await siteTimeZone()}
          actions={{ remove, allow }}
        />
      ) : (
        <p className="mt-5 border-y border-line py-4 text-sm text-quiet">
          {asked.text || asked.state
            ? "Nobody on the list is like that."
            : "Nobody has subscribed yet. The form is on the page of the week and at the foot of every page."}
        </p>
      )}
      <Pages
        page={asked.page}
        pages={list.pages}
        href={(page) => addressOf({ ...asked, page })}
        words={["Later ones", "Earlier ones"]}
      />
      <ListForm
        start={settings}
        bounces={env().BOUNCE_SECRET ? `${env().SITE_URL}/api/newsletter/bounces` : null}
        save={save}
      />
    </DeskPage>
  );
}

function addressOf({ text, state, page }: Asked): string {
  return addressOfList("/desk/subscribers", { text, state }, page);
}
