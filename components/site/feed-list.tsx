import { linkTo, Phrase } from "#components/story/phrase.tsx";
import {
  calendar,
  type FeedPart,
  feedFiles,
  feedParts,
  filePath,
  formats,
  type Scope,
  site,
} from "#lib/feeds/formats.ts";
import type { Wording } from "#lib/language/wording.ts";
import "./feed-list.css";

type Row = { name: string; about?: string; scope: Scope; part?: FeedPart };

type Props = {
  sections: { name: string; slug: string }[];
  /** The calendar's address for programs that keep calendars. */
  subscribe: string;
  wording: Wording;
};

/** Every feed that readers can follow, in groups. */
export function FeedList({ sections, subscribe, wording }: Props) {
  const bySection = sections.map(({ name, slug }): Row => ({ name, scope: { kind: "section", slug } }));
  const alone = Object.entries(feedParts).map(
    ([part, name]): Row => ({
      name: wording.say(name),
      about: `?part=${part}`,
      scope: site,
      part: part as FeedPart,
    }),
  );
  return (
    <div className="feed-list">
      <Group id="stories" title={wording.say("feeds.stories")}>
        <p>{wording.say("feeds.storiesMore")}</p>
        <Rows
          rows={[{ name: wording.say("page.allStories"), scope: site }, ...bySection]}
          wording={wording}
        />
        <p>
          <Phrase wording={wording} say="feeds.each" with={{ tags: linkTo("/tags") }} />
        </p>
      </Group>
      <Group id="parts" title={wording.say("feeds.part")}>
        <p>{wording.say("feeds.partMore")}</p>
        <Rows rows={alone} wording={wording} />
      </Group>
      <Group id="calendar" title={wording.say("story.doThisWeek")}>
        <p>{wording.say("feeds.actionsMore")}</p>
        <ul>
          <CalendarRow
            name={wording.say("feeds.events")}
            path={filePath(site, calendar.file)}
            subscribe={subscribe}
            wording={wording}
          />
          <CalendarRow
            name={wording.say("feeds.tasks")}
            path={filePath(site, calendar.file, { as: "tasks" })}
            subscribe={`${subscribe}?as=tasks`}
            wording={wording}
          />
        </ul>
      </Group>
      <Group id="json" title={wording.say("feeds.programs")}>
        <p>
          <Phrase wording={wording} say="feeds.programsMore" with={{ code }} />
        </p>
        <p>
          <Phrase wording={wording} say="feeds.lasting" with={{ code }} />
        </p>
      </Group>
    </div>
  );
}

function code(inner: React.ReactNode) {
  return <code>{inner}</code>;
}

function Group({ id, title, children }: { id: string; title: string; children: React.ReactNode }) {
  return (
    <section id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      <div>{children}</div>
    </section>
  );
}

function Rows({ rows, wording }: { rows: Row[]; wording: Wording }) {
  return (
    <ul>
      {rows.map(({ name, about, scope, part = null }) => (
        <li key={filePath(scope, "", { part })}>
          <span>
            {name} {about && <code>{about}</code>}
          </span>{" "}
          <span className="feed-kinds">
            {feedFiles.map((file) => (
              <a
                key={file}
                href={filePath(scope, file, { part })}
                type={formats[file].type}
                aria-label={wording.say("feeds.named", { feed: name, kind: formats[file].name })}
              >
                {formats[file].name}
              </a>
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}

type CalendarProps = { name: string; path: string; subscribe: string; wording: Wording };

function CalendarRow({ name, path, subscribe, wording }: CalendarProps) {
  const [follow, file] = [wording.say("feeds.subscribe"), wording.say("feeds.file")];
  return (
    <li>
      <span>{name}</span>{" "}
      <span className="feed-kinds">
        <a href={subscribe} aria-label={wording.say("feeds.named", { feed: name, kind: follow })}>
          {follow}
        </a>
        <a
          href={path}
          type={calendar.type}
          aria-label={wording.say("feeds.named", { feed: name, kind: file })}
        >
          {file}
        </a>
      </span>
    </li>
  );
}
