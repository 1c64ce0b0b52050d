-- CreateEnum
CREATE TYPE "notice_way" AS ENUM ('at_once', 'soon', 'daily', 'never');

-- CreateTable
CREATE TABLE "notices" (
    "id" SERIAL NOT NULL,
    "user_id" TEXT NOT NULL,
    "event_id" BIGINT NOT NULL,
    "story_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "read_at" TIMESTAMPTZ(3),
    "mail_at" TIMESTAMPTZ(3),
    "mailed_at" TIMESTAMPTZ(3),

    CONSTRAINT "notices_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice_switches" (
    "user_id" TEXT NOT NULL,
    "needs_you" "notice_way" NOT NULL,
    "trouble" "notice_way" NOT NULL,
    "comments" "notice_way" NOT NULL,
    "progress" "notice_way" NOT NULL,
    "hour" INTEGER NOT NULL,

    CONSTRAINT "notice_switches_pkey" PRIMARY KEY ("user_id")
);

-- CreateIndex
CREATE INDEX "notices_story_id_kind_idx" ON "notices"("story_id", "kind");

-- CreateIndex
CREATE INDEX "notices_created_at_idx" ON "notices"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "notices_user_id_event_id_key" ON "notices"("user_id", "event_id");

-- AddForeignKey
ALTER TABLE "notices" ADD CONSTRAINT "notices_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notices" ADD CONSTRAINT "notices_story_id_fkey" FOREIGN KEY ("story_id") REFERENCES "stories"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice_switches" ADD CONSTRAINT "notice_switches_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say.

ALTER TABLE "notice_switches" ADD CONSTRAINT "notice_switches_hour_check" CHECK ("hour" BETWEEN 0 AND 23);

-- The bell counts on every page, and the mail is looked after every few seconds.
CREATE INDEX "notices_unread" ON "notices"("user_id", "story_id", "kind") WHERE "read_at" IS NULL;
CREATE INDEX "notices_to_mail" ON "notices"("mail_at") WHERE "read_at" IS NULL AND "mailed_at" IS NULL AND "mail_at" IS NOT NULL;
