-- DropForeignKey
ALTER TABLE "events" DROP CONSTRAINT "events_actor_id_fkey";

-- DropForeignKey
ALTER TABLE "events" DROP CONSTRAINT "events_story_id_fkey";

-- DropIndex
DROP INDEX "events_at_idx";

-- AlterTable
ALTER TABLE "events" ADD COLUMN     "after" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "before" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "origin" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "person_id" TEXT,
ADD COLUMN     "picture_id" INTEGER,
ADD COLUMN     "title" TEXT NOT NULL DEFAULT '';

-- CreateIndex
CREATE INDEX "events_at_id_idx" ON "events"("at", "id");

-- CreateIndex
CREATE INDEX "events_actor_id_at_id_idx" ON "events"("actor_id", "at", "id");

-- CreateIndex
CREATE INDEX "events_kind_at_id_idx" ON "events"("kind", "at", "id");

-- CreateIndex
CREATE INDEX "events_person_id_idx" ON "events"("person_id");

-- CreateIndex
CREATE INDEX "events_picture_id_idx" ON "events"("picture_id");

-- What was there already takes its new shape.

UPDATE "events" SET
  "kind" = CASE "data"->>'move'
    WHEN 'submit' THEN 'story.submitted'
    WHEN 'approve' THEN 'story.approved'
    WHEN 'requestChanges' THEN 'story.sent_back'
    WHEN 'restore' THEN 'story.reopened'
    ELSE "kind"
  END,
  "person_id" = "data"->>'person',
  "picture_id" = CASE WHEN "kind" LIKE 'picture.%' THEN ("data"->>'picture')::int END,
  "title" = coalesce(
    (SELECT "headline" FROM "revisions"
      WHERE "story_id" = "events"."story_id" AND "number" = coalesce(
        ("events"."data"->>'revision')::int,
        (SELECT "working_number" FROM "stories" WHERE "id" = "events"."story_id"))),
    (SELECT "name" FROM "users" WHERE "id" = "data"->>'person'),
    "data"->>'name',
    "data"->>'email',
    '');

-- Append-only, for whoever asks: the owner of the table and superusers too, and while replication is being applied.

CREATE FUNCTION "refuse_changing_events"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The audit log is append-only: events are never changed or removed (% was refused).', lower(TG_OP)
    USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER "events_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "events"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_changing_events"();

ALTER TABLE "events" ENABLE ALWAYS TRIGGER "events_append_only";
