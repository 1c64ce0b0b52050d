-- Signatures are made anew from what is published, by the next sweep.
TRUNCATE "story_terms", "story_signatures", "terms";
UPDATE "corpus" SET "stories" = 0;

-- DropForeignKey
ALTER TABLE "story_terms" DROP CONSTRAINT "story_terms_story_id_fkey";

-- DropForeignKey
ALTER TABLE "story_terms" DROP CONSTRAINT "story_terms_term_id_fkey";

-- DropIndex
DROP INDEX "story_signatures_weighed_at_idx";

-- DropIndex
DROP INDEX "terms_term_key";

-- AlterTable
ALTER TABLE "corpus" ADD COLUMN     "rebuild_started_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "story_signatures" DROP COLUMN "term_ids",
DROP COLUMN "weighed_at",
ADD COLUMN     "listed_with" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "names" INTEGER[],
ADD COLUMN     "number" INTEGER NOT NULL,
ADD COLUMN     "signed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "terms" INTEGER[],
ADD COLUMN     "weights" REAL[],
ALTER COLUMN "norm" SET DEFAULT 0,
ALTER COLUMN "norm" SET DATA TYPE REAL;

-- AlterTable
ALTER TABLE "terms" DROP COLUMN "term",
ALTER COLUMN "id" DROP DEFAULT;
DROP SEQUENCE "terms_id_seq";

-- DropTable
DROP TABLE "story_terms";

-- CreateTable
CREATE TABLE "related_stories" (
    "story_id" INTEGER NOT NULL,
    "other_id" INTEGER NOT NULL,
    "score" REAL NOT NULL,
    "pin" SMALLINT,
    "later" BOOLEAN NOT NULL DEFAULT false,
    "earlier" BOOLEAN NOT NULL DEFAULT false,
    "tags" INTEGER[],
    "names" TEXT[],

    CONSTRAINT "related_stories_pkey" PRIMARY KEY ("story_id","other_id")
);

-- CreateIndex
CREATE INDEX "related_stories_other_id_idx" ON "related_stories"("other_id");

-- CreateIndex
CREATE INDEX "story_signatures_listed_with_idx" ON "story_signatures"("listed_with");

-- CreateIndex
CREATE INDEX "story_signatures_terms_idx" ON "story_signatures" USING GIN ("terms" array_ops) WITH (fastupdate = off);

-- AddForeignKey
ALTER TABLE "related_stories" ADD CONSTRAINT "related_stories_story_id_fkey" FOREIGN KEY ("story_id") REFERENCES "stories"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "related_stories" ADD CONSTRAINT "related_stories_other_id_fkey" FOREIGN KEY ("other_id") REFERENCES "stories"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Candidates are found by the index and the length alone; the arrays stay out of the way until a few are compared.
ALTER TABLE "story_signatures" ALTER COLUMN "terms" SET STORAGE EXTERNAL, ALTER COLUMN "weights" SET STORAGE EXTERNAL,
  ALTER COLUMN "terms" SET STATISTICS 10, ALTER COLUMN "weights" SET STATISTICS 0;
ALTER TABLE "story_signatures" SET (toast_tuple_target = 128);

-- Which lists a newly public address is pinned or banned in.
CREATE INDEX "revisions_pinned_idx" ON "revisions" USING GIN ("pinned") WHERE (cardinality("pinned") > 0);
CREATE INDEX "revisions_banned_idx" ON "revisions" USING GIN ("banned") WHERE (cardinality("banned") > 0);
