-- AlterTable
ALTER TABLE "schedules" ADD COLUMN     "note_kind" "correction_kind",
ADD COLUMN     "note_text" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "told" BOOLEAN NOT NULL DEFAULT false;

-- What Prisma's schema cannot say.

ALTER TABLE "schedules"
  ADD CONSTRAINT "schedules_note_check" CHECK (("note_kind" IS NULL) = ("note_text" = '')),
  ADD CONSTRAINT "schedules_note_kind_check" CHECK ("note_kind" IS NULL OR "kind" = 'publish');
