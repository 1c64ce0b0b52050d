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
import "./feed-list.css";

type Row = { name: string; about?: string; scope: Scope; part?: FeedPart };

/** Every feed that readers can follow, in groups; `subscribe` is the calendar's address for calendar programs. */
export function FeedList({
  sections,
  subscribe,
}: {
  sections: { name: string; slug: string }[];
  subscribe: string;
}) {
  const bySection = sections.map(({ name, slug }): Row => ({ name, scope: { kind: "section", slug } }));
  return (
    <div className="feed-list">
      <Group id="stories" title="Stories">
        <p>Every story whole: the report, our take, what to do and the sources.</p>
        <Rows rows={[{ name: "All stories", scope: site }, ...bySection]} />
        <p>
          Each <a href="/tags">tag</a> and each author has feeds too, at the head of their page.
        </p>
      </Group>
      <Group id="parts" title="One part alone">
        <p>Of every story the judgement and nothing else. Add the same ending to any feed of this site.</p>
        <Rows
          rows={Object.entries(feedParts).map(([part, name]) => ({
            name,
            about: `?part=${part}`,
            scope: site,
            part: part as FeedPart,
          }))}
        />
      </Group>
      <Group id="calendar" title="Do this week">
        <p>
          What our stories say is to be done, in your calendar, on the last day that it is current. What is
          over goes.
        </p>
        <ul>
          <CalendarRow name="As events" path={filePath(site, calendar.file)} subscribe={subscribe} />
          <CalendarRow
            name="As to-dos"
            path={filePath(site, calendar.file, { as: "tasks" })}
            subscribe={`${subscribe}?as=tasks`}
          />
        </ul>
      </Group>
      <Group id="json" title="For programs">
        <p>
          In the JSON Feed each story also carries its parts one by one, under <code>_takewire</code>:
          section, take, why it matters, what to do by when, sources and corrections.
        </p>
        <p>
          Every story keeps its identity for good, also when its address changes. Ask with{" "}
          <code>If-None-Match</code>, and nothing is sent while nothing has changed.
        </p>
      </Group>
    </div>
  );
}

function Group({ id, title, children }: { id: string; title: string; children: React.ReactNode }) {
  return (
    <section id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      <div>{children}</div>
    </section>
  );
}

function Rows({ rows }: { rows: Row[] }) {
  return (
    <ul>
      {rows.map(({ name, about, scope, part = null }) => (
        <li key={name}>
          <span>
            {name} {about && <code>{about}</code>}
          </span>{" "}
          <span className="feed-kinds">
            {feedFiles.map((file) => (
              <a
                key={file}
                href={filePath(scope, file, { part })}
                type={formats[file].type}
                aria-label={`${name}: ${formats[file].name}`}
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

function CalendarRow({ name, path, subscribe }: { name: string; path: string; subscribe: string }) {
  return (
    <li>
      <span>{name}</span>{" "}
      <span className="feed-kinds">
        <a href={subscribe} aria-label={`${name}: subscribe`}>
          Subscribe
        </a>
        <a href={path} type={calendar.type} aria-label={`${name}: calendar file`}>
          Calendar file
        </a>
      </span>
    </li>
  );
}
