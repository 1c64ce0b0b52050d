import { Day, DayOf } from "#components/story/dates.tsx";
import { Phrase } from "#components/story/phrase.tsx";
import { spoken } from "#lib/language/spoken.ts";
import type { Wording } from "#lib/language/wording.ts";
import type { AudienceGroup } from "#lib/week/group.ts";
import "#components/story/rows.css";
import "#components/story/slip.css";
import "./week.css";

type From = { slug: string; headline: string; language: string | null; publishedAt: Date };
type Props = { groups: AudienceGroup<From>[]; wording: Wording };

/** What is to be done, on the desk's slip: whom it is for in the margin, each action with its story beside it. */
export function WeekActions({ groups, wording }: Props) {
  return (
    <div className="slip week">
      {groups.map(({ audience, actions }) => (
        <section key={audience} className="slip-part story-row">
          <h2>{audience || wording.say("week.everybody")}</h2>
          <ul>
            {actions.map(({ action, until, past, story }, position) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a story may hold the same item twice
              <li key={position} className={past ? "past" : undefined}>
                <p className="week-action" {...spoken(story.language, wording)}>
                  {action}
                </p>
                <p className="week-from">
                  {until && (
                    <>
                      <b>
                        <Phrase
                          wording={wording}
                          say={past ? "week.past" : "week.until"}
                          with={{ day: <Day day={until} wording={wording} /> }}
                        />
                      </b>{" "}
                    </>
                  )}
                  <a href={`/news/${story.slug}`} {...spoken(story.language, wording)}>
                    {story.headline}
                  </a>{" "}
                  <DayOf instant={story.publishedAt} wording={wording} style="short" />
                </p>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
