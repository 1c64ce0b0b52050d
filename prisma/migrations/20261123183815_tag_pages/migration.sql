-- What stands under each tag, and how often two tags meet, kept by triggers: every page of a tag is then a look-up.
-- "file_under_tags" at the end explains how. Trigrams (a trusted extension) find a tag in spite of a typing mistake.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- AlterTable
ALTER TABLE "tags" ADD COLUMN     "description" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "stories" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "published_tags" (
    "tag_id" INTEGER NOT NULL,
    "story_id" INTEGER NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "is_follow_up" BOOLEAN NOT NULL,
    "actions_until" DATE,
    "referrers" INTEGER NOT NULL,

    CONSTRAINT "published_tags_pkey" PRIMARY KEY ("tag_id","story_id")
);

-- CreateTable
CREATE TABLE "tag_pairs" (
    "tag_id" INTEGER NOT NULL,
    "other_id" INTEGER NOT NULL,
    "stories" INTEGER NOT NULL,

    CONSTRAINT "tag_pairs_pkey" PRIMARY KEY ("tag_id","other_id")
);

-- CreateTable
CREATE TABLE "story_references" (
    "story_id" INTEGER NOT NULL,
    "slug" TEXT NOT NULL,

    CONSTRAINT "story_references_pkey" PRIMARY KEY ("story_id","slug")
);

-- CreateIndex
CREATE INDEX "published_tags_story_id_idx" ON "published_tags"("story_id");

-- CreateIndex
CREATE INDEX "published_tags_tag_id_published_at_story_id_idx" ON "published_tags"("tag_id", "published_at" DESC, "story_id" DESC);

-- CreateIndex
CREATE INDEX "tag_pairs_tag_id_stories_idx" ON "tag_pairs"("tag_id", "stories" DESC);

-- CreateIndex
CREATE INDEX "tag_pairs_other_id_idx" ON "tag_pairs"("other_id");

-- CreateIndex
CREATE INDEX "story_references_slug_idx" ON "story_references"("slug");

-- CreateIndex
CREATE INDEX "tags_stories_idx" ON "tags"("stories" DESC);

-- AddForeignKey
ALTER TABLE "published_tags" ADD CONSTRAINT "published_tags_tag_id_fkey" FOREIGN KEY ("tag_id") REFERENCES "tags"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "published_tags" ADD CONSTRAINT "published_tags_story_id_fkey" FOREIGN KEY ("story_id") REFERENCES "stories"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tag_pairs" ADD CONSTRAINT "tag_pairs_tag_id_fkey" FOREIGN KEY ("tag_id") REFERENCES "tags"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tag_pairs" ADD CONSTRAINT "tag_pairs_other_id_fkey" FOREIGN KEY ("other_id") REFERENCES "tags"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "story_references" ADD CONSTRAINT "story_references_story_id_fkey" FOREIGN KEY ("story_id") REFERENCES "stories"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say.

CREATE INDEX "published_tags_referrers_idx" ON "published_tags"("tag_id", "referrers" DESC, "published_at" DESC)
  WHERE "referrers" > 1;
CREATE INDEX "published_tags_follow_up_idx" ON "published_tags"("tag_id", "published_at" DESC) WHERE "is_follow_up";
CREATE INDEX "published_tags_actions_idx" ON "published_tags"("tag_id", "actions_until") WHERE "actions_until" IS NOT NULL;

-- The words of a name as they are looked for: small letters without accents, one blank before each.
CREATE FUNCTION "tag_words"(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN regexp_replace(
  ' ' || regexp_replace(lower(normalize(name, NFKD)), '[\u0300-\u036f]', '', 'g'),
  '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u206f]+', ' ', 'g'
);
ALTER TABLE "tags" ADD COLUMN "words" TEXT GENERATED ALWAYS AS ("tag_words"("name")) STORED;
CREATE INDEX "tags_words_idx" ON "tags" USING gin ("words" gin_trgm_ops);
CREATE INDEX "tag_addresses_words_idx" ON "tag_addresses" USING gin ("tag_words"("slug") gin_trgm_ops);
CREATE INDEX "tags_letter_idx" ON "tags"(substr("words", 2, 1)) WHERE "stories" > 0;

-- How many other published stories follow a story, pin it or link to it, by any address that it ever had in public.
CREATE FUNCTION "story_referrers"(story integer) RETURNS integer LANGUAGE sql STABLE
RETURN (
  SELECT count(DISTINCT "story_references"."story_id")::integer
  FROM "story_slugs" JOIN "story_references" USING ("slug")
  WHERE "story_slugs"."story_id" = story AND "public_since" IS NOT NULL AND "story_references"."story_id" <> story
);

-- Puts these stories under the tags under which readers find them, or, with "gone", under none, and counts: what was there
-- before is taken away and what is there now is added, for tags and pairs alike, so that nothing is counted from the
-- beginning. Publications and changes of tags exclude one another (lib/tags/README.md), so two never wait in a circle.
CREATE FUNCTION "file_under_tags"(ids integer[], gone boolean DEFAULT false) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF ids IS NULL THEN RETURN; END IF;
  WITH before AS MATERIALIZED (
    SELECT story_id, tag_id FROM published_tags WHERE story_id = ANY (ids)
  ), filed AS MATERIALIZED (
    SELECT stories.id AS story_id, tag_id, published_at, follows IS NOT NULL AS is_follow_up,
      (SELECT max(until) FROM revision_actions
        WHERE revision_actions.story_id = stories.id AND revision_actions.number = published_number) AS actions_until,
      story_referrers(stories.id) AS referrers
    FROM stories
    JOIN revisions ON revisions.story_id = stories.id AND revisions.number = published_number
    JOIN revision_tags ON revision_tags.story_id = stories.id AND revision_tags.number = published_number
    WHERE stories.id = ANY (ids) AND NOT gone AND published_at IS NOT NULL
  ), removed AS (
    DELETE FROM published_tags USING before
    WHERE published_tags.story_id = before.story_id AND published_tags.tag_id = before.tag_id
      AND NOT EXISTS (SELECT FROM filed WHERE filed.story_id = before.story_id AND filed.tag_id = before.tag_id)
  ), added AS (
    INSERT INTO published_tags (tag_id, story_id, published_at, is_follow_up, actions_until, referrers)
    SELECT tag_id, story_id, published_at, is_follow_up, actions_until, referrers FROM filed
    ON CONFLICT (tag_id, story_id) DO UPDATE SET published_at = excluded.published_at,
      is_follow_up = excluded.is_follow_up, actions_until = excluded.actions_until, referrers = excluded.referrers
  ), counted AS (
    UPDATE tags SET stories = stories + more
    FROM (
      SELECT tag_id, sum(n) AS more FROM (
        SELECT tag_id, 1 AS n FROM filed UNION ALL SELECT tag_id, -1 FROM before
      ) AS one GROUP BY tag_id HAVING sum(n) <> 0
    ) AS change
    WHERE tags.id = change.tag_id
  )
  INSERT INTO tag_pairs (tag_id, other_id, stories)
  SELECT tag_id, other_id, sum(n) FROM (
    SELECT a.tag_id, b.tag_id AS other_id, 1 AS n FROM filed AS a JOIN filed AS b USING (story_id)
      WHERE a.tag_id <> b.tag_id
    UNION ALL
    SELECT a.tag_id, b.tag_id, -1 FROM before AS a JOIN before AS b USING (story_id) WHERE a.tag_id <> b.tag_id
  ) AS one GROUP BY tag_id, other_id HAVING sum(n) <> 0
  ON CONFLICT (tag_id, other_id) DO UPDATE SET stories = tag_pairs.stories + excluded.stories;
END
$$;

-- A publication, a retraction, another date.
CREATE FUNCTION "file_changed_stories"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM file_under_tags((
    SELECT array_agg(now.id) FROM now JOIN before USING (id)
    WHERE (now.published_number, now.published_at) IS DISTINCT FROM (before.published_number, before.published_at)
  ));
  RETURN NULL;
END
$$;
CREATE TRIGGER "stories_filed" AFTER UPDATE ON "stories" REFERENCING OLD TABLE AS before NEW TABLE AS now
  FOR EACH STATEMENT EXECUTE FUNCTION "file_changed_stories"();

-- A revision that readers see is put under other tags. Saving, which adds a revision that they do not see, is not held up.
CREATE FUNCTION "file_retagged_stories"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM file_under_tags((
    SELECT array_agg(DISTINCT stories.id) FROM retagged
    JOIN stories ON stories.id = retagged.story_id AND stories.published_number = retagged.number
  ));
  RETURN NULL;
END
$$;
CREATE TRIGGER "revision_tags_added" AFTER INSERT ON "revision_tags" REFERENCING NEW TABLE AS retagged
  FOR EACH STATEMENT EXECUTE FUNCTION "file_retagged_stories"();
CREATE TRIGGER "revision_tags_changed" AFTER UPDATE ON "revision_tags" REFERENCING NEW TABLE AS retagged
  FOR EACH STATEMENT EXECUTE FUNCTION "file_retagged_stories"();
CREATE TRIGGER "revision_tags_removed" AFTER DELETE ON "revision_tags" REFERENCING OLD TABLE AS retagged
  FOR EACH STATEMENT EXECUTE FUNCTION "file_retagged_stories"();

CREATE FUNCTION "unfile_story"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM file_under_tags(ARRAY[OLD.id], true);
  RETURN OLD;
END
$$;
CREATE TRIGGER "stories_unfiled" BEFORE DELETE ON "stories" FOR EACH ROW EXECUTE FUNCTION "unfile_story"();

-- What is published already. The links in its texts are read by npm run tags:rebuild; what follows and pins is known here.
INSERT INTO "story_references" ("story_id", "slug")
SELECT DISTINCT "stories"."id", referred."slug"
FROM "stories" JOIN "revisions" ON "revisions"."story_id" = "stories"."id" AND "number" = "published_number",
  unnest("pinned" || "follows") AS referred("slug")
WHERE referred."slug" IS NOT NULL;
SELECT "file_under_tags"(array_agg("id")) FROM "stories" WHERE "published_number" IS NOT NULL;
