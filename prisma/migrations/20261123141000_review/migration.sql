-- CreateEnum
CREATE TYPE "checked_move" AS ENUM ('submit', 'approve', 'publish');

-- AlterTable
ALTER TABLE "sections" ADD COLUMN     "approval_required" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "author_may_approve" BOOLEAN NOT NULL DEFAULT true;

-- AlterTable
ALTER TABLE "stories" ADD COLUMN     "assignee_id" TEXT;

-- CreateTable
CREATE TABLE "checklists" (
    "id" SERIAL NOT NULL,
    "section_id" INTEGER,
    "move" "checked_move" NOT NULL,
    "items" TEXT[],

    CONSTRAINT "checklists_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "approvals" (
    "id" SERIAL NOT NULL,
    "story_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "hash" CHAR(64) NOT NULL,
    "checklist" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "by_id" TEXT,
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "approvals_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "approvals_story_id_number_idx" ON "approvals"("story_id", "number");

-- CreateIndex
CREATE INDEX "approvals_by_id_idx" ON "approvals"("by_id");

-- CreateIndex
CREATE INDEX "stories_assignee_id_idx" ON "stories"("assignee_id");

-- CreateIndex
CREATE INDEX "stories_state_updated_at_idx" ON "stories"("state", "updated_at" DESC);

-- AddForeignKey
ALTER TABLE "checklists" ADD CONSTRAINT "checklists_section_id_fkey" FOREIGN KEY ("section_id") REFERENCES "sections"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stories" ADD CONSTRAINT "stories_assignee_id_fkey" FOREIGN KEY ("assignee_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_story_id_number_fkey" FOREIGN KEY ("story_id", "number") REFERENCES "revisions"("story_id", "number") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma's schema cannot say.

ALTER TABLE "approvals" ADD CONSTRAINT "approvals_hash_check" CHECK ("hash" ~ '^[0-9a-f]{64}$');
ALTER TABLE "checklists" ALTER COLUMN "items" SET NOT NULL;
ALTER TABLE "approvals" ALTER COLUMN "checklist" SET NOT NULL;

-- One list per section and move; the site's are those of no section.
CREATE UNIQUE INDEX "checklists_section_id_move_key" ON "checklists"("section_id", "move") NULLS NOT DISTINCT;

-- What was approved before approvals were kept for themselves.
INSERT INTO "approvals" ("story_id", "number", "hash", "by_id", "by_name", "at")
  SELECT mark."story_id", mark."number", revision."hash", mark."by_id", mark."by_name", mark."at"
  FROM "revision_marks" mark
  JOIN "revisions" revision ON revision."story_id" = mark."story_id" AND revision."number" = mark."number"
  JOIN "stories" story ON story."id" = mark."story_id"
  -- Who was sent back has lost it; what waits for its time has not.
  WHERE mark."kind" = 'approved' AND (
    (story."working_number" = mark."number" AND story."state" IN ('approved', 'scheduled'))
    OR EXISTS (SELECT FROM "schedules" waiting WHERE waiting."story_id" = mark."story_id"
      AND waiting."number" = mark."number" AND waiting."state" IN ('waiting', 'failed')));
