-- CreateEnum
CREATE TYPE "subscriber_state" AS ENUM ('pending', 'confirmed', 'unsubscribed', 'suppressed');

-- CreateEnum
CREATE TYPE "edition_state" AS ENUM ('draft', 'scheduled', 'sending', 'sent');

-- CreateEnum
CREATE TYPE "delivery_state" AS ENUM ('waiting', 'sending', 'sent', 'failed', 'unknown');

-- CreateTable
CREATE TABLE "subscribers" (
    "id" SERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "state" "subscriber_state" NOT NULL DEFAULT 'pending',
    "everything" BOOLEAN NOT NULL DEFAULT true,
    "tag_ids" INTEGER[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "to_ask" BOOLEAN NOT NULL DEFAULT false,
    "confirmed_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "subscribers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "editions" (
    "id" SERIAL NOT NULL,
    "state" "edition_state" NOT NULL DEFAULT 'draft',
    "version" INTEGER NOT NULL DEFAULT 1,
    "number" INTEGER,
    "subject" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "send_at" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "frozen" JSONB,
    "trouble" TEXT NOT NULL DEFAULT '',
    "created_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "editions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "edition_stories" (
    "edition_id" INTEGER NOT NULL,
    "story_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "edition_stories_pkey" PRIMARY KEY ("edition_id","story_id")
);

-- CreateTable
CREATE TABLE "deliveries" (
    "id" SERIAL NOT NULL,
    "edition_id" INTEGER NOT NULL,
    "subscriber_id" INTEGER,
    "state" "delivery_state" NOT NULL DEFAULT 'waiting',
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "not_before" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "claimed_at" TIMESTAMPTZ(3),
    "done_at" TIMESTAMPTZ(3),
    "said" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "deliveries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "newsletter" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "open" BOOLEAN NOT NULL DEFAULT true,
    "imprint" TEXT NOT NULL DEFAULT '',
    "reply_to" TEXT,

    CONSTRAINT "newsletter_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "subscribers_key_key" ON "subscribers"("key");

-- CreateIndex
CREATE UNIQUE INDEX "subscribers_email_key" ON "subscribers"("email");

-- CreateIndex
CREATE INDEX "subscribers_state_id_idx" ON "subscribers"("state", "id");

-- CreateIndex
CREATE UNIQUE INDEX "editions_number_key" ON "editions"("number");

-- CreateIndex
CREATE INDEX "editions_state_idx" ON "editions"("state");

-- CreateIndex
CREATE INDEX "edition_stories_story_id_idx" ON "edition_stories"("story_id");

-- CreateIndex
CREATE INDEX "deliveries_subscriber_id_idx" ON "deliveries"("subscriber_id");

-- CreateIndex
CREATE INDEX "deliveries_claimed_at_idx" ON "deliveries"("claimed_at");

-- CreateIndex
CREATE UNIQUE INDEX "deliveries_edition_id_subscriber_id_key" ON "deliveries"("edition_id", "subscriber_id");

-- AddForeignKey
ALTER TABLE "edition_stories" ADD CONSTRAINT "edition_stories_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "editions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edition_stories" ADD CONSTRAINT "edition_stories_story_id_fkey" FOREIGN KEY ("story_id") REFERENCES "stories"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "editions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_subscriber_id_fkey" FOREIGN KEY ("subscriber_id") REFERENCES "subscribers"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma's schema cannot say.

ALTER TABLE "newsletter" ADD CONSTRAINT "newsletter_one_row" CHECK ("id" = 1);

-- What is to be sent next, and what may have been lost, are looked for every second.
CREATE INDEX "deliveries_waiting" ON "deliveries"("not_before", "id") WHERE "state" = 'waiting';
CREATE INDEX "deliveries_sending" ON "deliveries"("claimed_at") WHERE "state" = 'sending';
CREATE INDEX "subscribers_to_ask" ON "subscribers"("id") WHERE "to_ask";
