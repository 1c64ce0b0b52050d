-- AlterTable
ALTER TABLE "revisions" ADD COLUMN     "language" TEXT;

-- What Prisma's schema cannot say.

ALTER TABLE "revisions" ADD CONSTRAINT "revisions_language_check" CHECK ("language" ~ '^[a-z]{2,8}(-[A-Za-z0-9]{1,8})*$');

-- The new column of a revision never changes either.
DROP TRIGGER "revisions_stay" ON "revisions";
CREATE TRIGGER "revisions_stay" BEFORE UPDATE OF "story_id", "number", "parent_number", "kind", "sitting", "restored_from",
  "changed_parts", "hash", "words", "headline", "slug", "language", "summary", "our_take", "claim", "look_back", "why_it_matters",
  "body", "hero_src", "hero_alt", "hero_credit", "follows", "pinned", "banned", "created_at" ON "revisions" FOR EACH ROW
  EXECUTE FUNCTION "refuse_change"();
