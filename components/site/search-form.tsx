import type { Wanted } from "./search-address.ts";
import "./search-form.css";

/** A plain form; public/search.js adds suggestions while somebody types. */
export function SearchForm({ q }: { q: Wanted["q"] }) {
  return (
    <search>
      <form className="search-form" action="/search">
        <label htmlFor="q">Search the stories</label>
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
        <button type="submit">Search</button>
      </form>
    </search>
  );
}
