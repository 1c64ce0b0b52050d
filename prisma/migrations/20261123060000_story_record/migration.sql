-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "story_state" AS ENUM ('draft', 'in_review', 'approved', 'scheduled', 'published', 'retracted');

-- CreateEnum
CREATE TYPE "correction_kind" AS ENUM ('correction', 'update', 'typo');

-- CreateEnum
CREATE TYPE "role" AS ENUM ('writer', 'editor', 'admin');

-- CreateTable
CREATE TABLE "sections" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "sections_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tags" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tags_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stories" (
    "id" SERIAL NOT NULL,
    "state" "story_state" NOT NULL DEFAULT 'draft',
    "version" INTEGER NOT NULL DEFAULT 1,
    "slug" TEXT NOT NULL,
    "working_number" INTEGER NOT NULL,
    "published_number" INTEGER,
    "published_at" TIMESTAMPTZ(3),
    "live_since" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" TEXT,

    CONSTRAINT "stories_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "story_slugs" (
    "slug" TEXT NOT NULL,
    "story_id" INTEGER NOT NULL,
    "public_since" TIMESTAMPTZ(3),

    CONSTRAINT "story_slugs_pkey" PRIMARY KEY ("slug")
);

-- CreateTable
CREATE TABLE "revisions" (
    "story_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "parent_number" INTEGER,
    "hash" CHAR(64) NOT NULL,
    "words" INTEGER NOT NULL,
    "headline" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "section_id" INTEGER,
    "summary" TEXT NOT NULL DEFAULT '',
    "our_take" TEXT NOT NULL DEFAULT '',
    "why_it_matters" TEXT NOT NULL DEFAULT '',
    "body" TEXT NOT NULL DEFAULT '',
    "hero_src" TEXT,
    "hero_alt" TEXT,
    "hero_credit" TEXT,
    "follows" TEXT,
    "pinned" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "banned" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "author_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "revisions_pkey" PRIMARY KEY ("story_id","number")
);

-- CreateTable
CREATE TABLE "revision_tags" (
    "story_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "tag_id" INTEGER NOT NULL,

    CONSTRAINT "revision_tags_pkey" PRIMARY KEY ("story_id","number","position")
);

-- CreateTable
CREATE TABLE "revision_actions" (
    "story_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "audience" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "until" DATE,

    CONSTRAINT "revision_actions_pkey" PRIMARY KEY ("story_id","number","position")
);

-- CreateTable
CREATE TABLE "revision_sources" (
    "story_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "publisher" TEXT NOT NULL,
    "date" DATE,

    CONSTRAINT "revision_sources_pkey" PRIMARY KEY ("story_id","number","position")
);

-- CreateTable
CREATE TABLE "revision_corrections" (
    "story_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "date" DATE NOT NULL,
    "kind" "correction_kind" NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "revision_corrections_pkey" PRIMARY KEY ("story_id","number","position")
);

-- CreateTable
CREATE TABLE "events" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "kind" TEXT NOT NULL,
    "story_id" INTEGER,
    "actor_id" TEXT,
    "actor_name" TEXT NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "story_signatures" (
    "story_id" INTEGER NOT NULL,
    "norm" DOUBLE PRECISION NOT NULL,
    "weighed_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "term_ids" INTEGER[],

    CONSTRAINT "story_signatures_pkey" PRIMARY KEY ("story_id")
);

-- CreateTable
CREATE TABLE "story_terms" (
    "story_id" INTEGER NOT NULL,
    "term_id" INTEGER NOT NULL,
    "weight" REAL NOT NULL,
    "is_name" BOOLEAN NOT NULL,

    CONSTRAINT "story_terms_pkey" PRIMARY KEY ("story_id","term_id")
);

-- CreateTable
CREATE TABLE "terms" (
    "id" SERIAL NOT NULL,
    "term" TEXT NOT NULL,
    "label" TEXT,
    "stories" INTEGER NOT NULL,

    CONSTRAINT "terms_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "corpus" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "stories" INTEGER NOT NULL,

    CONSTRAINT "corpus_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "users" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "role" "role" NOT NULL DEFAULT 'writer',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "accounts" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "accounts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verifications" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "verifications_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limits" (
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "last_request" BIGINT NOT NULL,

    CONSTRAINT "rate_limits_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitations" (
    "id" SERIAL NOT NULL,
    "token_hash" CHAR(64) NOT NULL,
    "role" "role" NOT NULL,
    "email" TEXT,
    "first" BOOLEAN NOT NULL DEFAULT false,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "used_by_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "invitations_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "sections_slug_key" ON "sections"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "sections_name_key" ON "sections"("name");

-- CreateIndex
CREATE UNIQUE INDEX "tags_slug_key" ON "tags"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "tags_name_key" ON "tags"("name");

-- CreateIndex
CREATE UNIQUE INDEX "stories_slug_key" ON "stories"("slug");

-- CreateIndex
CREATE INDEX "stories_published_at_id_idx" ON "stories"("published_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "stories_updated_at_idx" ON "stories"("updated_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "stories_id_working_number_key" ON "stories"("id", "working_number");

-- CreateIndex
CREATE UNIQUE INDEX "stories_id_published_number_key" ON "stories"("id", "published_number");

-- CreateIndex
CREATE UNIQUE INDEX "stories_slug_id_key" ON "stories"("slug", "id");

-- CreateIndex
CREATE INDEX "story_slugs_story_id_idx" ON "story_slugs"("story_id");

-- CreateIndex
CREATE UNIQUE INDEX "story_slugs_slug_story_id_key" ON "story_slugs"("slug", "story_id");

-- CreateIndex
CREATE INDEX "revisions_section_id_idx" ON "revisions"("section_id");

-- CreateIndex
CREATE INDEX "revisions_follows_idx" ON "revisions"("follows");

-- CreateIndex
CREATE INDEX "revision_tags_tag_id_story_id_idx" ON "revision_tags"("tag_id", "story_id");

-- CreateIndex
CREATE UNIQUE INDEX "revision_tags_story_id_number_tag_id_key" ON "revision_tags"("story_id", "number", "tag_id");

-- CreateIndex
CREATE INDEX "events_story_id_id_idx" ON "events"("story_id", "id");

-- CreateIndex
CREATE INDEX "events_at_idx" ON "events"("at");

-- CreateIndex
CREATE INDEX "story_signatures_weighed_at_idx" ON "story_signatures"("weighed_at");

-- CreateIndex
CREATE INDEX "story_terms_term_id_story_id_weight_idx" ON "story_terms"("term_id", "story_id", "weight");

-- CreateIndex
CREATE UNIQUE INDEX "terms_term_key" ON "terms"("term");

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE UNIQUE INDEX "sessions_token_key" ON "sessions"("token");

-- CreateIndex
CREATE INDEX "sessions_user_id_idx" ON "sessions"("user_id");

-- CreateIndex
CREATE INDEX "accounts_user_id_idx" ON "accounts"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "accounts_provider_id_account_id_key" ON "accounts"("provider_id", "account_id");

-- CreateIndex
CREATE INDEX "verifications_identifier_idx" ON "verifications"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "rate_limits_key_key" ON "rate_limits"("key");

-- CreateIndex
CREATE UNIQUE INDEX "invitations_token_hash_key" ON "invitations"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "invitations_used_by_id_key" ON "invitations"("used_by_id");

-- AddForeignKey
ALTER TABLE "stories" ADD CONSTRAINT "stories_slug_id_fkey" FOREIGN KEY ("slug", "id") REFERENCES "story_slugs"("slug", "story_id") ON DELETE NO ACTION ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED;

-- AddForeignKey
ALTER TABLE "stories" ADD CONSTRAINT "stories_id_working_number_fkey" FOREIGN KEY ("id", "working_number") REFERENCES "revisions"("story_id", "number") ON DELETE NO ACTION ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED;

-- AddForeignKey
ALTER TABLE "stories" ADD CONSTRAINT "stories_id_published_number_fkey" FOREIGN KEY ("id", "published_number") REFERENCES "revisions"("story_id", "number") ON DELETE NO ACTION ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED;

-- AddForeignKey
ALTER TABLE "stories" ADD CONSTRAINT "stories_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "story_slugs" ADD CONSTRAINT "story_slugs_story_id_fkey" FOREIGN KEY ("story_id") REFERENCES "stories"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_story_id_fkey" FOREIGN KEY ("story_id") REFERENCES "stories"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_story_id_parent_number_fkey" FOREIGN KEY ("story_id", "parent_number") REFERENCES "revisions"("story_id", "number") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_section_id_fkey" FOREIGN KEY ("section_id") REFERENCES "sections"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revision_tags" ADD CONSTRAINT "revision_tags_story_id_number_fkey" FOREIGN KEY ("story_id", "number") REFERENCES "revisions"("story_id", "number") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revision_tags" ADD CONSTRAINT "revision_tags_tag_id_fkey" FOREIGN KEY ("tag_id") REFERENCES "tags"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revision_actions" ADD CONSTRAINT "revision_actions_story_id_number_fkey" FOREIGN KEY ("story_id", "number") REFERENCES "revisions"("story_id", "number") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revision_sources" ADD CONSTRAINT "revision_sources_story_id_number_fkey" FOREIGN KEY ("story_id", "number") REFERENCES "revisions"("story_id", "number") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revision_corrections" ADD CONSTRAINT "revision_corrections_story_id_number_fkey" FOREIGN KEY ("story_id", "number") REFERENCES "revisions"("story_id", "number") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "events" ADD CONSTRAINT "events_story_id_fkey" FOREIGN KEY ("story_id") REFERENCES "stories"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "events" ADD CONSTRAINT "events_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "story_signatures" ADD CONSTRAINT "story_signatures_story_id_fkey" FOREIGN KEY ("story_id") REFERENCES "stories"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "story_terms" ADD CONSTRAINT "story_terms_term_id_fkey" FOREIGN KEY ("term_id") REFERENCES "terms"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "story_terms" ADD CONSTRAINT "story_terms_story_id_fkey" FOREIGN KEY ("story_id") REFERENCES "story_signatures"("story_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_used_by_id_fkey" FOREIGN KEY ("used_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma's schema language cannot say.

-- A published story shows its working revision; a retracted one shows nothing; what is live has its dates.
ALTER TABLE "stories"
  ADD CONSTRAINT "stories_version_check" CHECK ("version" >= 1),
  ADD CONSTRAINT "stories_published_check" CHECK ("state" <> 'published' OR ("published_number" IS NOT NULL AND "published_number" = "working_number")),
  ADD CONSTRAINT "stories_retracted_check" CHECK ("state" <> 'retracted' OR "published_number" IS NULL),
  ADD CONSTRAINT "stories_live_check" CHECK (("published_number" IS NULL) = ("live_since" IS NULL) AND ("published_number" IS NULL OR "published_at" IS NOT NULL));

ALTER TABLE "story_slugs" ADD CONSTRAINT "story_slugs_slug_check" CHECK ("slug" <> '' AND "slug" !~ '[[:space:]/?#]');

ALTER TABLE "sections" ADD CONSTRAINT "sections_name_check" CHECK ("name" <> '' AND "slug" <> '');

ALTER TABLE "tags" ADD CONSTRAINT "tags_name_check" CHECK ("name" <> '' AND "slug" <> '');

ALTER TABLE "revisions"
  ADD CONSTRAINT "revisions_number_check" CHECK ("number" >= 1 AND "words" >= 0 AND ("parent_number" IS NULL OR "parent_number" < "number")),
  ADD CONSTRAINT "revisions_hash_check" CHECK ("hash" ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT "revisions_headline_check" CHECK ("headline" <> ''),
  ADD CONSTRAINT "revisions_hero_check" CHECK (num_nulls("hero_src", "hero_alt", "hero_credit") IN (0, 3) AND ("hero_src" IS NULL OR "hero_src" LIKE '/%'));

ALTER TABLE "revision_tags" ADD CONSTRAINT "revision_tags_position_check" CHECK ("position" BETWEEN 0 AND 7);

ALTER TABLE "revision_sources" ADD CONSTRAINT "revision_sources_url_check" CHECK ("position" >= 0 AND ("url" = '' OR "url" ~* '^https?://'));

ALTER TABLE "revision_actions" ADD CONSTRAINT "revision_actions_position_check" CHECK ("position" >= 0);

ALTER TABLE "revision_corrections" ADD CONSTRAINT "revision_corrections_position_check" CHECK ("position" >= 0);

-- One person, one account, however the address is typed.
ALTER TABLE "users" ADD CONSTRAINT "users_email_check" CHECK ("email" <> '' AND "email" = lower("email"));

ALTER TABLE "invitations" ADD CONSTRAINT "invitations_token_hash_check" CHECK ("token_hash" ~ '^[0-9a-f]{64}$');
CREATE UNIQUE INDEX "invitations_first_key" ON "invitations"("first") WHERE "first" AND "used_at" IS NULL;

ALTER TABLE "terms" ADD CONSTRAINT "terms_stories_check" CHECK ("stories" >= 0);

ALTER TABLE "corpus" ADD CONSTRAINT "corpus_check" CHECK ("id" = 1 AND "stories" >= 0);
INSERT INTO "corpus" ("stories") VALUES (0);

-- A revision never changes: whoever approved, scheduled or shared one means exactly that text.
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'A revision is never changed; write a new one.';
END $$;

CREATE TRIGGER "revisions_stay" BEFORE UPDATE OF "story_id", "number", "parent_number", "hash", "words", "headline", "slug",
  "summary", "our_take", "why_it_matters", "body", "hero_src", "hero_alt", "hero_credit", "follows", "pinned", "banned",
  "created_at" ON "revisions" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "revision_actions_stay" BEFORE UPDATE ON "revision_actions" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "revision_sources_stay" BEFORE UPDATE ON "revision_sources" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "revision_corrections_stay" BEFORE UPDATE ON "revision_corrections" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
