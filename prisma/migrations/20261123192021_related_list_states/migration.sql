-- Signatures are made anew from what is published, by the next sweep.
TRUNCATE "story_signatures", "terms", "related_stories";
UPDATE "corpus" SET "stories" = 0;

-- DropIndex
DROP INDEX "story_signatures_listed_with_idx";

-- AlterTable
ALTER TABLE "story_signatures" DROP COLUMN "listed_with",
DROP COLUMN "norm",
ADD COLUMN     "length" REAL NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "related_list_states" (
    "story_id" INTEGER NOT NULL,
    "norm" REAL NOT NULL DEFAULT 0,
    "listed_with" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "related_list_states_pkey" PRIMARY KEY ("story_id")
);

-- CreateIndex
CREATE INDEX "related_list_states_listed_with_idx" ON "related_list_states"("listed_with");

-- AddForeignKey
ALTER TABLE "related_list_states" ADD CONSTRAINT "related_list_states_story_id_fkey" FOREIGN KEY ("story_id") REFERENCES "story_signatures"("story_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Looked at for every candidate, and short.
ALTER TABLE "story_signatures" ALTER COLUMN "names" SET STORAGE MAIN;
