import { Search } from "lucide-react";
import { notFound } from "next/navigation";
import { z } from "zod";
import { Pages } from "#components/desk/pages.tsx";
import { TagTable } from "#components/desk/tags/tag-table.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { Select, TextInput } from "#components/ui/controls.tsx";
import { Field } from "#components/ui/field.tsx";
import { may } from "#lib/auth/policy.ts";
import { onDesk } from "#lib/auth/session.ts";
import { siteTimeZone } from "#lib/settings/queries.ts";
import { deskTags, type TagOrder, tagOrders } from "#lib/tags/desk-queries.ts";
import { addressOfList, askedPage, askedText, type SearchParams } from "../address.ts";
import { DeskPage } from "../desk-page.tsx";

export const metadata = { title: "Tags" };

type Props = { searchParams: Promise<SearchParams> };

const query = z.object({
  text: askedText,
  order: z.enum(tagOrders).catch("name"),
  page: askedPage,
});

export default async function Tags({ searchParams }: Props) {
  const { text, order, page } = query.parse(await searchParams);
  const { person, loaded } = await onDesk(listAddress(text, order, page), async (who) =>
    may(who, "tag.change") ? deskTags({ text, order, page }) : null,
  );
  if (!loaded) notFound();
  const { tags, total, pages } = loaded;
  return (
    <DeskPage person={person} here="tags">
      <div className="mb-5 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-2">
        <h1 className="text-3xl font-extrabold tracking-tight">Tags</h1>
        <p role="status" className="text-sm text-quiet">
          {total === 1 ? "1 tag" : `${total} tags`}
          {text && ` with “${text}”`}
        </p>
      </div>
      {(total > 0 || text) && (
        <search>
          <form action="/desk/tags" className="flex max-w-2xl flex-wrap items-end gap-2">
            <Field id="tag-text" label="Name or address has" className="flex-1 max-sm:basis-full">
              {(control) => <TextInput {...control} type="search" name="text" defaultValue={text} />}
            </Field>
            <Field id="tag-order" label="Order" className="max-sm:flex-1 sm:w-44">
              {(control) => (
                <Select {...control} name="order" defaultValue={order}>
                  {tagOrders.map((each) => (
                    <option key={each} value={each}>
                      {orderNames[each]}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
            <Button type="submit">
              <Search aria-hidden className="size-4" />
              Show
            </Button>
            {(text || order !== "name") && (
              <ButtonLink look="quiet" href="/desk/tags">
                Clear
              </ButtonLink>
            )}
          </form>
        </search>
      )}
      {tags.length > 0 ? (
        <TagTable tags={tags} timeZone={await siteTimeZone()} />
      ) : (
        <Nothing searched={text !== ""} />
      )}
      <Pages
        page={page}
        pages={pages}
        href={(to) => listAddress(text, order, to)}
        words={["Page before", "Next page"]}
      />
    </DeskPage>
  );
}

const orderNames: Record<TagOrder, string> = {
  name: "A to Z",
  stories: "Most stories first",
  since: "Newest first",
};

function Nothing({ searched }: { searched: boolean }) {
  return (
    <div className="mt-6 max-w-xl space-y-3 border-t border-line py-8">
      <h2 className="text-xl font-bold">{searched ? "No tag has that" : "No tags yet"}</h2>
      <p className="text-quiet">
        {searched
          ? "Look for fewer letters; earlier addresses of tags are looked through, too."
          : "A tag is made when a story is given it for the first time."}
      </p>
    </div>
  );
}

function listAddress(text: string, order: TagOrder, page: number): string {
  return addressOfList("/desk/tags", { text, order: order !== "name" && order }, page);
}
