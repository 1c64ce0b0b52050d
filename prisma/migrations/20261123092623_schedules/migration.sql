-- CreateEnum
CREATE TYPE "schedule_kind" AS ENUM ('publish', 'retract');

-- CreateEnum
CREATE TYPE "schedule_state" AS ENUM ('waiting', 'done', 'failed', 'cancelled');

-- CreateTable
CREATE TABLE "schedules" (
    "id" SERIAL NOT NULL,
    "story_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "hash" CHAR(64) NOT NULL,
    "kind" "schedule_kind" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "state" "schedule_state" NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "by_id" TEXT,
    "by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "schedules_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "schedules_story_id_number_idx" ON "schedules"("story_id", "number");

-- CreateIndex
CREATE INDEX "schedules_at_idx" ON "schedules"("at");

-- CreateIndex
CREATE INDEX "schedules_by_id_idx" ON "schedules"("by_id");

-- AddForeignKey
ALTER TABLE "schedules" ADD CONSTRAINT "schedules_story_id_fkey" FOREIGN KEY ("story_id") REFERENCES "stories"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "schedules" ADD CONSTRAINT "schedules_story_id_number_fkey" FOREIGN KEY ("story_id", "number") REFERENCES "revisions"("story_id", "number") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "schedules" ADD CONSTRAINT "schedules_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma's schema cannot say.

ALTER TABLE "schedules"
  ADD CONSTRAINT "schedules_hash_check" CHECK ("hash" ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT "schedules_ended_check" CHECK (("state" = 'waiting') = ("ended_at" IS NULL)),
  ADD CONSTRAINT "schedules_failed_check" CHECK ("state" <> 'failed' OR "reason" <> '');

-- One answer to "when does this story go out?", and what is due is found at once.
CREATE UNIQUE INDEX "schedules_one_waiting" ON "schedules"("story_id", "kind") WHERE "state" = 'waiting';
CREATE INDEX "schedules_due" ON "schedules"("next_at") WHERE "state" = 'waiting';
CREATE INDEX "schedules_failures" ON "schedules"("ended_at") WHERE "state" = 'failed';
