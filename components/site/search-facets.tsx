import type { Facets } from "#lib/search/answer.ts";
import { searchAddress, type Wanted } from "./search-address.ts";
import "./search-facets.css";

type Way = { name: string; count: number; chosen: boolean; to: Wanted };

/** Ways to narrow what was found, each with how many stories it leaves; a chosen one leads back. */
export function SearchFacets({ facets, wanted }: { facets: Facets; wanted: Wanted }) {
  const { tags, section, year } = wanted;
  const groups: [title: string, ways: Way[]][] = [
    [
      "Section",
      facets.sections.map((each) => ({
        ...each,
        to: { ...wanted, section: each.chosen ? null : each.slug },
      })),
    ],
    [
      "Tag",
      facets.tags.map((each) => ({
        ...each,
        to: { ...wanted, tags: each.chosen ? tags.filter((tag) => tag !== each.slug) : [...tags, each.slug] },
      })),
    ],
    [
      "Year",
      facets.years.map((each) => ({
        ...each,
        name: String(each.year),
        to: { ...wanted, year: each.chosen ? null : each.year },
      })),
    ],
  ];
  const isNarrowed = tags.length > 0 || section !== null || year !== null;
  const telling = groups.filter(([, ways]) => ways.length > 1 || ways.some(({ chosen }) => chosen));
  if (telling.length === 0) return null;
  return (
    <nav className="facets" aria-label="Narrow what was found">
      <dl>
        {telling.map(([title, ways]) => (
          <div key={title}>
            <dt>{title}</dt>
            {ways.slice(0, most).map(({ name, count, chosen, to }) => (
              <dd key={name}>
                <a
                  href={searchAddress(to)}
                  rel="nofollow"
                  className={chosen ? "chosen" : undefined}
                  aria-label={chosen ? `${name}: take this away` : undefined}
                >
                  {name}
                  {chosen && <span aria-hidden="true"> ×</span>}
                </a>{" "}
                {!chosen && <span>{count.toLocaleString("en-US")}</span>}
              </dd>
            ))}
          </div>
        ))}
      </dl>
      {isNarrowed && (
        <p>
          <a href={searchAddress({ q: wanted.q, tags: [], section: null, year: null })}>Show all again</a>
        </p>
      )}
    </nav>
  );
}

const most = 10;
