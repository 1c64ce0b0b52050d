import type { Thread, ThreadEntry } from "#lib/chains/thread.ts";
import { spoken } from "#lib/language/spoken.ts";
import type { Wording } from "#lib/language/wording.ts";
import { DayOf } from "./dates.tsx";
import "./thread.css";

type Props = { thread: Thread; wording: Wording };

/** The stories that follow one another up to now, oldest first, each with its take in a line; the one being read is marked. */
export function StoryThread({ thread, wording }: Props) {
  const own = thread.items.find((item) => typeof item !== "number" && item.here) as ThreadEntry | undefined;
  const whole = own && `/news/${own.slug}/thread`;
  const shortened = thread.items.some((item) => typeof item === "number");
  return (
    <section className="story-row story-note thread" id="thread" aria-labelledby="thread-title">
      <h2 id="thread-title">{wording.say("thread.title")}</h2>
      <div>
        <Timeline thread={thread} wording={wording} whole={whole} />
        {shortened && whole && (
          <p>
            <a href={whole}>{wording.say("thread.all", { count: thread.total })}</a>
          </p>
        )}
      </div>
    </section>
  );
}

/** `whole`: where those stand that are left out. */
export function Timeline({ thread, wording, whole }: Props & { whole?: string }) {
  return (
    <ol className="timeline">
      {thread.items.map((item, place) =>
        typeof item === "number" ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: items never change their places
          <li key={place} className="left-out">
            {whole ? (
              <a href={whole}>{wording.say("thread.more", { count: item })}</a>
            ) : (
              wording.say("thread.more", { count: item })
            )}
          </li>
        ) : (
          <li key={item.slug} className={item.here ? "here" : undefined}>
            <DayOf instant={item.publishedAt} wording={wording} style="short" />
            <div>
              {item.here ? (
                <b aria-current="page" {...spoken(item.language, wording)}>
                  {item.headline}
                </b>
              ) : (
                <a href={`/news/${item.slug}`} {...spoken(item.language, wording)}>
                  {item.headline}
                </a>
              )}
              {item.follows !== null && (
                <small>{wording.say("thread.follows", { headline: item.follows })}</small>
              )}
              {item.take && <p {...spoken(item.language, wording)}>{item.take}</p>}
            </div>
          </li>
        ),
      )}
    </ol>
  );
}
