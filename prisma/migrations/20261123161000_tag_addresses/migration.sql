-- DropIndex
DROP INDEX "revision_tags_story_id_number_tag_id_key";

-- AlterTable
ALTER TABLE "revision_tags" DROP CONSTRAINT "revision_tags_pkey",
ADD CONSTRAINT "revision_tags_pkey" PRIMARY KEY ("story_id", "number", "tag_id");

-- AlterTable
ALTER TABLE "revisions" ADD COLUMN     "tag_names" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- DropIndex
DROP INDEX "tags_name_key";

-- AlterTable
ALTER TABLE "tags" ADD COLUMN     "removed_at" TIMESTAMPTZ(3),
ADD COLUMN     "successor_id" INTEGER;

-- CreateTable
CREATE TABLE "tag_addresses" (
    "slug" TEXT NOT NULL,
    "tag_id" INTEGER NOT NULL,

    CONSTRAINT "tag_addresses_pkey" PRIMARY KEY ("slug")
);

-- CreateIndex
CREATE INDEX "tag_addresses_tag_id_idx" ON "tag_addresses"("tag_id");

-- CreateIndex
CREATE INDEX "tags_successor_id_idx" ON "tags"("successor_id");

-- AddForeignKey
ALTER TABLE "tags" ADD CONSTRAINT "tags_successor_id_fkey" FOREIGN KEY ("successor_id") REFERENCES "tags"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tag_addresses" ADD CONSTRAINT "tag_addresses_tag_id_fkey" FOREIGN KEY ("tag_id") REFERENCES "tags"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema cannot say.

-- No tag was renamed or merged before this: what tags are called now is what revisions said.
UPDATE "revisions" SET "tag_names" = said."names"
FROM (
  SELECT "story_id", "number", array_agg("tags"."name" ORDER BY "position") AS "names"
  FROM "revision_tags" JOIN "tags" ON "tags"."id" = "tag_id"
  GROUP BY "story_id", "number"
) AS said
WHERE said."story_id" = "revisions"."story_id" AND said."number" = "revisions"."number";

CREATE TRIGGER "revisions_say_their_tags" BEFORE UPDATE OF "tag_names" ON "revisions"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();

CREATE UNIQUE INDEX "tags_name_key" ON "tags"("name") WHERE "successor_id" IS NULL;

-- A tag may be split into several, so a revision that is taken up again can bear more than a story may be given.
ALTER TABLE "revision_tags" DROP CONSTRAINT "revision_tags_position_check",
  ADD CONSTRAINT "revision_tags_position_check" CHECK ("position" BETWEEN 0 AND 99);

ALTER TABLE "tag_addresses" ADD CONSTRAINT "tag_addresses_slug_check" CHECK ("slug" <> '');
