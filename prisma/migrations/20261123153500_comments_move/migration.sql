-- AlterTable
ALTER TABLE "comment_threads" ADD COLUMN     "now_part" TEXT;

-- What Prisma's schema cannot say.

UPDATE "comment_threads" SET "now_part" = "part";

ALTER TABLE "comment_threads"
  ADD CONSTRAINT "comment_threads_now_part_check" CHECK (("part" IS NULL) = ("now_part" IS NULL) AND ("quote" <> '' OR "now_part" IS NOT DISTINCT FROM "part"));
