-- AlterTable
ALTER TABLE "share_links" ADD COLUMN     "comments" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "comment_threads" (
    "id" SERIAL NOT NULL,
    "story_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "part" TEXT,
    "quote" TEXT NOT NULL DEFAULT '',
    "prefix" TEXT NOT NULL DEFAULT '',
    "suffix" TEXT NOT NULL DEFAULT '',
    "start" INTEGER NOT NULL DEFAULT 0,
    "now_quote" TEXT NOT NULL DEFAULT '',
    "now_prefix" TEXT NOT NULL DEFAULT '',
    "now_suffix" TEXT NOT NULL DEFAULT '',
    "now_start" INTEGER NOT NULL DEFAULT 0,
    "gone" BOOLEAN NOT NULL DEFAULT false,
    "link_id" INTEGER,
    "resolved_at" TIMESTAMPTZ(3),
    "resolved_by_id" TEXT,
    "resolved_by" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "comment_threads_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "comments" (
    "id" SERIAL NOT NULL,
    "thread_id" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "replacement" TEXT,
    "replaces" TEXT,
    "accepted_at" TIMESTAMPTZ(3),
    "accepted_in" INTEGER,
    "author_id" TEXT,
    "author_name" TEXT NOT NULL,
    "link_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "comments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "comment_mentions" (
    "comment_id" INTEGER NOT NULL,
    "user_id" TEXT NOT NULL,

    CONSTRAINT "comment_mentions_pkey" PRIMARY KEY ("comment_id","user_id")
);

-- CreateIndex
CREATE INDEX "comment_threads_story_id_id_idx" ON "comment_threads"("story_id", "id");

-- CreateIndex
CREATE INDEX "comment_threads_link_id_idx" ON "comment_threads"("link_id");

-- CreateIndex
CREATE INDEX "comments_thread_id_id_idx" ON "comments"("thread_id", "id");

-- CreateIndex
CREATE INDEX "comments_link_id_idx" ON "comments"("link_id");

-- CreateIndex
CREATE INDEX "comment_mentions_user_id_comment_id_idx" ON "comment_mentions"("user_id", "comment_id");

-- AddForeignKey
ALTER TABLE "comment_threads" ADD CONSTRAINT "comment_threads_story_id_fkey" FOREIGN KEY ("story_id") REFERENCES "stories"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_threads" ADD CONSTRAINT "comment_threads_link_id_fkey" FOREIGN KEY ("link_id") REFERENCES "share_links"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_threads" ADD CONSTRAINT "comment_threads_resolved_by_id_fkey" FOREIGN KEY ("resolved_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "comment_threads"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_link_id_fkey" FOREIGN KEY ("link_id") REFERENCES "share_links"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_mentions" ADD CONSTRAINT "comment_mentions_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_mentions" ADD CONSTRAINT "comment_mentions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say.

ALTER TABLE "comment_threads"
  ADD CONSTRAINT "comment_threads_place_check" CHECK ("start" >= 0 AND "now_start" >= 0),
  ADD CONSTRAINT "comment_threads_passage_check" CHECK (("quote" = '') = ("now_quote" = '') AND ("quote" <> '' OR NOT "gone") AND ("part" IS NOT NULL OR "quote" = '')),
  ADD CONSTRAINT "comment_threads_resolved_check" CHECK (("resolved_at" IS NULL) = ("resolved_by" = ''));

ALTER TABLE "comments"
  ADD CONSTRAINT "comments_said_check" CHECK ("text" <> '' OR "replacement" IS NOT NULL),
  ADD CONSTRAINT "comments_suggestion_check" CHECK (("replacement" IS NULL) = ("replaces" IS NULL)),
  ADD CONSTRAINT "comments_accepted_check" CHECK (("accepted_at" IS NULL) = ("accepted_in" IS NULL) AND ("accepted_at" IS NULL OR "replacement" IS NOT NULL)),
  ADD CONSTRAINT "comments_author_check" CHECK ("author_name" <> '');

-- What somebody said, and about which words, stays as it was said.
CREATE FUNCTION "keep_what_was_said"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'A comment is never changed; answer it instead.';
END $$;
CREATE TRIGGER "comment_threads_stay" BEFORE UPDATE OF "story_id", "number", "part", "quote", "prefix", "suffix", "start", "created_at"
  ON "comment_threads" FOR EACH ROW EXECUTE FUNCTION "keep_what_was_said"();
CREATE TRIGGER "comments_stay" BEFORE UPDATE OF "thread_id", "text", "replacement", "replaces", "author_name", "created_at"
  ON "comments" FOR EACH ROW EXECUTE FUNCTION "keep_what_was_said"();

-- No comment vanishes but with its whole story.
CREATE FUNCTION "keep_thread"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "stories" WHERE "id" = OLD."story_id") THEN
    RAISE EXCEPTION 'Comments are kept; resolve this one instead.';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER "comment_threads_kept" BEFORE DELETE ON "comment_threads" FOR EACH ROW EXECUTE FUNCTION "keep_thread"();

CREATE FUNCTION "keep_comment"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "comment_threads" WHERE "id" = OLD."thread_id") THEN
    RAISE EXCEPTION 'Comments are kept; resolve the thread instead.';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER "comments_kept" BEFORE DELETE ON "comments" FOR EACH ROW EXECUTE FUNCTION "keep_comment"();
