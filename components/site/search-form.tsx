import type { Wording } from "#lib/language/wording.ts";
import type { Wanted } from "./search-address.ts";
import "./search-form.css";

/** A plain form; public/search.js adds suggestions while somebody types. */
export function SearchForm({ q, wording }: { q: Wanted["q"]; wording: Wording }) {
  return (
    <search>
      <form className="search-form" action="/search">
        <label htmlFor="q">{wording.say("search.label")}</label>
        <input
          id="q"
          name="q"
          type="search"
          defaultValue={q}
          maxLength={300}
          list="suggestions"
          autoComplete="off"
          autoCapitalize="none"
          enterKeyHint="search"
          data-suggest="/api/suggest?q="
        />
        <datalist id="suggestions" />
        <button type="submit">{wording.say("search.submit")}</button>
      </form>
    </search>
  );
}
