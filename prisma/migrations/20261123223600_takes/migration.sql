-- CreateEnum
CREATE TYPE "verdict" AS ENUM ('held', 'mixed', 'missed');

-- AlterTable
ALTER TABLE "revisions" ADD COLUMN     "claim" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "look_back" DATE;

-- CreateTable
CREATE TABLE "takes" (
    "story_id" INTEGER NOT NULL,
    "claim" TEXT NOT NULL,
    "look_back" DATE,
    "live" BOOLEAN NOT NULL,
    "told_at" TIMESTAMPTZ(3),
    "verdict" "verdict",
    "judged" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "url" TEXT NOT NULL DEFAULT '',
    "given_at" TIMESTAMPTZ(3),
    "given_by_id" TEXT,
    "given_by" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "takes_pkey" PRIMARY KEY ("story_id")
);

-- CreateIndex
CREATE INDEX "takes_given_by_id_idx" ON "takes"("given_by_id");

-- AddForeignKey
ALTER TABLE "takes" ADD CONSTRAINT "takes_story_id_fkey" FOREIGN KEY ("story_id") REFERENCES "stories"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "takes" ADD CONSTRAINT "takes_given_by_id_fkey" FOREIGN KEY ("given_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma's schema cannot say.

ALTER TABLE "takes"
  ADD CONSTRAINT "takes_claim_check" CHECK ("verdict" IS NOT NULL OR ("claim" <> '' AND "look_back" IS NOT NULL)),
  ADD CONSTRAINT "takes_verdict_check" CHECK (("verdict" IS NULL) = ("given_at" IS NULL) AND ("verdict" IS NULL) = ("judged" = ''));

-- The desk asks on its first page what is due, and the jobs every few seconds of whom nobody was told yet.
CREATE INDEX "takes_open" ON "takes"("look_back") WHERE "live" AND "verdict" IS NULL;
CREATE INDEX "takes_judged" ON "takes"("given_at" DESC, "story_id" DESC) WHERE "live" AND "verdict" IS NOT NULL;

-- The new columns of a revision never change either.
DROP TRIGGER "revisions_stay" ON "revisions";
CREATE TRIGGER "revisions_stay" BEFORE UPDATE OF "story_id", "number", "parent_number", "kind", "sitting", "restored_from",
  "changed_parts", "hash", "words", "headline", "slug", "summary", "our_take", "claim", "look_back", "why_it_matters", "body",
  "hero_src", "hero_alt", "hero_credit", "follows", "pinned", "banned", "created_at" ON "revisions" FOR EACH ROW
  EXECUTE FUNCTION "refuse_change"();
