import type { Wording } from "#lib/language/wording.ts";
import type { Facets } from "#lib/search/answer.ts";
import { searchAddress, type Wanted } from "./search-address.ts";
import "./search-facets.css";

type Props = { facets: Facets; wanted: Wanted; total: number; wording: Wording };
type Way = { name: string; count: number; chosen: boolean; to: Wanted };

/** Ways to narrow what was found, each with how many stories it leaves; a chosen one leads back. */
export function SearchFacets({ facets, wanted, total, wording }: Props) {
  const { tags, section, year } = wanted;
  const groups: [title: string, ways: Way[]][] = [
    [
      wording.say("search.section"),
      facets.sections.map((each) => ({
        ...each,
        to: { ...wanted, section: each.chosen ? null : each.slug },
      })),
    ],
    [
      wording.say("search.tag"),
      facets.tags.map((each) => ({
        ...each,
        to: { ...wanted, tags: each.chosen ? tags.filter((tag) => tag !== each.slug) : [...tags, each.slug] },
      })),
    ],
    [
      wording.say("search.year"),
      facets.years.map((each) => ({
        ...each,
        name: String(each.year),
        to: { ...wanted, year: each.chosen ? null : each.year },
      })),
    ],
  ];
  const isNarrowed = tags.length > 0 || section !== null || year !== null;
  // What all bear narrows nothing.
  const telling = groups.filter(([, ways]) => ways.some(({ chosen, count }) => chosen || count < total));
  if (telling.length === 0) return null;
  return (
    <nav className="facets" aria-label={wording.say("search.narrow")}>
      <dl>
        {telling.map(([title, ways]) => (
          <div key={title}>
            <dt>{title}</dt>
            {ways
              .filter(({ chosen, count }) => chosen || count < total)
              .slice(0, most)
              .map(({ name, count, chosen, to }) => (
                <dd key={name}>
                  <a
                    href={searchAddress(to)}
                    rel="nofollow"
                    className={chosen ? "chosen" : undefined}
                    aria-label={chosen ? wording.say("search.takeAway", { name }) : undefined}
                  >
                    {name}
                    {chosen && <span aria-hidden="true"> ×</span>}
                  </a>{" "}
                  {!chosen && <span>{wording.number(count)}</span>}
                </dd>
              ))}
          </div>
        ))}
      </dl>
      {isNarrowed && (
        <p>
          <a href={searchAddress({ q: wanted.q, tags: [], section: null, year: null })}>
            {wording.say("search.showAll")}
          </a>
        </p>
      )}
    </nav>
  );
}

const most = 8;
