-- CreateEnum
CREATE TYPE "revision_kind" AS ENUM ('saved', 'autosave', 'restored');

-- CreateEnum
CREATE TYPE "mark_kind" AS ENUM ('named', 'submitted', 'approved', 'published');

-- AlterTable
ALTER TABLE "stories" ADD COLUMN     "beginning" UUID;

-- AlterTable
ALTER TABLE "revisions" ADD COLUMN     "changed_parts" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "kind" "revision_kind" NOT NULL DEFAULT 'saved',
ADD COLUMN     "restored_from" INTEGER,
ADD COLUMN     "sitting" INTEGER;

-- CreateTable
CREATE TABLE "revision_marks" (
    "id" SERIAL NOT NULL,
    "story_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" "mark_kind" NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "by_id" TEXT,
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "revision_marks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "share_links" (
    "id" SERIAL NOT NULL,
    "story_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "created_by_id" TEXT,
    "created_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "share_links_pkey" PRIMARY KEY ("id")
);

-- Who is where matters for seconds: it need not survive a crash.
CREATE UNLOGGED TABLE "presences" (
    "tab" TEXT NOT NULL,
    "story_id" INTEGER NOT NULL,
    "user_id" TEXT NOT NULL,
    "part" TEXT,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "presences_pkey" PRIMARY KEY ("tab")
);

-- CreateTable
CREATE TABLE "pictures" (
    "id" SERIAL NOT NULL,
    "hash" CHAR(64) NOT NULL,
    "name" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "bytes" INTEGER NOT NULL,
    "widths" INTEGER[],
    "placeholder" TEXT NOT NULL,
    "alt" TEXT NOT NULL DEFAULT '',
    "credit" TEXT NOT NULL DEFAULT '',
    "focal_x" DOUBLE PRECISION NOT NULL DEFAULT 0.5,
    "focal_y" DOUBLE PRECISION NOT NULL DEFAULT 0.5,
    "uploaded_by_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "pictures_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "revision_marks_story_id_number_idx" ON "revision_marks"("story_id", "number");

-- CreateIndex
CREATE INDEX "share_links_story_id_number_idx" ON "share_links"("story_id", "number");

-- CreateIndex
CREATE INDEX "presences_story_id_seen_at_idx" ON "presences"("story_id", "seen_at");

-- CreateIndex
CREATE UNIQUE INDEX "pictures_hash_key" ON "pictures"("hash");

-- CreateIndex
CREATE INDEX "pictures_created_at_idx" ON "pictures"("created_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "stories_beginning_key" ON "stories"("beginning");

-- CreateIndex
CREATE INDEX "revisions_hero_src_idx" ON "revisions"("hero_src");

-- CreateIndex
CREATE INDEX "revisions_story_id_sitting_idx" ON "revisions"("story_id", "sitting");

-- AddForeignKey
ALTER TABLE "revision_marks" ADD CONSTRAINT "revision_marks_story_id_number_fkey" FOREIGN KEY ("story_id", "number") REFERENCES "revisions"("story_id", "number") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revision_marks" ADD CONSTRAINT "revision_marks_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "share_links" ADD CONSTRAINT "share_links_story_id_number_fkey" FOREIGN KEY ("story_id", "number") REFERENCES "revisions"("story_id", "number") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "share_links" ADD CONSTRAINT "share_links_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "presences" ADD CONSTRAINT "presences_story_id_fkey" FOREIGN KEY ("story_id") REFERENCES "stories"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "presences" ADD CONSTRAINT "presences_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pictures" ADD CONSTRAINT "pictures_uploaded_by_id_fkey" FOREIGN KEY ("uploaded_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma's schema cannot say.

ALTER TABLE "revisions"
  ADD CONSTRAINT "revisions_sitting_check" CHECK (("kind" <> 'autosave' OR "sitting" IS NOT NULL) AND ("kind" <> 'restored' OR "sitting" IS NULL) AND ("sitting" IS NULL OR "sitting" <= "number")),
  ADD CONSTRAINT "revisions_restored_check" CHECK (("kind" = 'restored') = ("restored_from" IS NOT NULL));

ALTER TABLE "revision_marks" ADD CONSTRAINT "revision_marks_name_check" CHECK (("kind" = 'named') = ("name" <> ''));

ALTER TABLE "share_links" ADD CONSTRAINT "share_links_expires_check" CHECK ("expires_at" > "created_at");

ALTER TABLE "pictures"
  ADD CONSTRAINT "pictures_hash_check" CHECK ("hash" ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT "pictures_size_check" CHECK ("width" > 0 AND "height" > 0 AND "bytes" > 0 AND cardinality("widths") > 0),
  ADD CONSTRAINT "pictures_focal_check" CHECK ("focal_x" BETWEEN 0 AND 1 AND "focal_y" BETWEEN 0 AND 1);

-- The new columns of a revision never change either.
DROP TRIGGER "revisions_stay" ON "revisions";
CREATE TRIGGER "revisions_stay" BEFORE UPDATE OF "story_id", "number", "parent_number", "kind", "sitting", "restored_from",
  "changed_parts", "hash", "words", "headline", "slug", "summary", "our_take", "why_it_matters", "body", "hero_src", "hero_alt",
  "hero_credit", "follows", "pinned", "banned", "created_at" ON "revisions" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();

-- Revisions are kept. Only an autosave may go that a later one of its sitting has overtaken and that nothing points at.
CREATE FUNCTION "keep_revision"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM "stories" WHERE "id" = OLD."story_id") THEN
    RETURN OLD; -- The whole story goes.
  END IF;
  IF OLD."kind" <> 'autosave'
    OR NOT EXISTS (SELECT FROM "revisions" WHERE "story_id" = OLD."story_id" AND "sitting" = OLD."sitting" AND "number" > OLD."number")
    OR EXISTS (SELECT FROM "revision_marks" WHERE "story_id" = OLD."story_id" AND "number" = OLD."number")
    OR EXISTS (SELECT FROM "share_links" WHERE "story_id" = OLD."story_id" AND "number" = OLD."number")
  THEN
    RAISE EXCEPTION 'This revision is kept; only overtaken autosaves may go.';
  END IF;
  RETURN OLD;
END $$;

CREATE TRIGGER "revisions_kept" BEFORE DELETE ON "revisions" FOR EACH ROW EXECUTE FUNCTION "keep_revision"();

-- What was published before revisions bore marks.
INSERT INTO "revision_marks" ("story_id", "number", "kind", "by_id", "by_name", "at")
  SELECT "story_id", ("data"->>'revision')::int, 'published', "actor_id", "actor_name", "at" FROM "events"
  WHERE "kind" = 'story.published' AND "story_id" IS NOT NULL AND "data" ? 'revision';
