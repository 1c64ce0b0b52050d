import { Search } from "lucide-react";
import { z } from "zod";
import { Pages } from "#components/desk/pages.tsx";
import { LibraryUpload } from "#components/desk/pictures/library-upload.tsx";
import { PictureTile, tileClass } from "#components/desk/pictures/tile.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { TextInput } from "#components/ui/controls.tsx";
import { Field } from "#components/ui/field.tsx";
import { onDesk } from "#lib/auth/session.ts";
import { pictureLibrary } from "#lib/pictures/queries.ts";
import { addressOfList, askedPage, askedText, type SearchParams } from "../address.ts";
import { DeskPage } from "../desk-page.tsx";

export const metadata = { title: "Pictures" };

type Props = { searchParams: Promise<SearchParams> };

const query = z.object({
  text: askedText,
  page: askedPage,
});

export default async function Pictures({ searchParams }: Props) {
  const { text, page } = query.parse(await searchParams);
  const address = libraryAddress(text, page);
  const { person, loaded } = await onDesk(address, () => pictureLibrary({ text, page }));
  const { pictures, total, pages } = loaded;
  return (
    <DeskPage person={person} here="pictures">
      <div className="mb-5 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-2">
        <h1 className="text-3xl font-extrabold tracking-tight">Pictures</h1>
        <p role="status" className="text-sm text-quiet">
          {total === 1 ? "1 picture" : `${total} pictures`}
          {text && ` with “${text}”`}
        </p>
      </div>
      <LibraryUpload />
      {(total > 0 || text) && (
        <search>
          <form action="/desk/pictures" className="mt-5 flex max-w-xl flex-wrap items-end gap-2">
            <Field id="picture-text" label="Name, description or credit has" className="min-w-48 flex-1">
              {(control) => <TextInput {...control} type="search" name="text" defaultValue={text} />}
            </Field>
            <Button type="submit">
              <Search aria-hidden className="size-4" />
              Search
            </Button>
            {text && (
              <ButtonLink look="quiet" href="/desk/pictures">
                Clear
              </ButtonLink>
            )}
          </form>
        </search>
      )}
      {pictures.length > 0 ? (
        <ul className="mt-5 grid grid-cols-2 gap-3 sm:grid-cols-3 sm:gap-4 lg:grid-cols-4">
          {pictures.map((picture) => (
            <li key={picture.id}>
              <a href={`/desk/pictures/${picture.id}`} className={tileClass}>
                <PictureTile picture={picture} />
              </a>
            </li>
          ))}
        </ul>
      ) : (
        <Nothing searched={text !== ""} />
      )}
      <Pages page={page} pages={pages} href={(to) => libraryAddress(text, to)} />
    </DeskPage>
  );
}

function Nothing({ searched }: { searched: boolean }) {
  return (
    <div className="mt-6 max-w-xl space-y-3 border-t border-line py-8">
      <h2 className="text-xl font-bold">{searched ? "No picture has all of that" : "No pictures yet"}</h2>
      <p className="text-quiet">
        {searched
          ? "Look for fewer words, or for a part of one."
          : "Pictures that are uploaded here, or beside a story, are kept here for every story. Describe a picture once, and the next story starts with that."}
      </p>
    </div>
  );
}

function libraryAddress(text: string, page: number): string {
  return addressOfList("/desk/pictures", { text }, page);
}
