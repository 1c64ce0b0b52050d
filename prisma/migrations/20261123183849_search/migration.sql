-- What forgives typing mistakes. Trusted: whoever owns the database may add it.
CREATE EXTENSION IF NOT EXISTS "pg_trgm";

-- CreateTable
CREATE TABLE "search_documents" (
    "story_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "live" BOOLEAN NOT NULL,
    "latest" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "section_id" INTEGER,
    "tag_ids" INTEGER[],
    "made_with" TEXT NOT NULL,
    "head" tsvector NOT NULL,
    "document" tsvector NOT NULL,
    "passages" JSONB NOT NULL,
    "word_ids" INTEGER[],

    CONSTRAINT "search_documents_pkey" PRIMARY KEY ("story_id","number")
);

-- CreateTable
CREATE TABLE "search_words" (
    "id" SERIAL NOT NULL,
    "word" TEXT COLLATE "C" NOT NULL,
    "term" TEXT COLLATE "C" NOT NULL,
    "stories" INTEGER NOT NULL,

    CONSTRAINT "search_words_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "search_documents_document_idx" ON "search_documents" USING GIN ("document");

-- CreateIndex
CREATE UNIQUE INDEX "search_words_word_key" ON "search_words"("word");

-- CreateIndex
CREATE INDEX "search_words_term_idx" ON "search_words"("term");

-- CreateIndex
CREATE INDEX "search_words_trigrams" ON "search_words" USING GIN ("word" gin_trgm_ops);

-- What Prisma's schema cannot say.

-- Rows stay narrow, since thousands of them are looked at for one search; what is long is fetched for the best only.
ALTER TABLE "search_documents" SET (toast_tuple_target = 256, autovacuum_vacuum_scale_factor = 0.05);
ALTER TABLE "search_documents"
  ALTER COLUMN "head" SET STORAGE MAIN,
  ALTER COLUMN "document" SET STORAGE EXTERNAL,
  ALTER COLUMN "word_ids" SET STORAGE EXTERNAL;

-- Nobody waits for these rows to be written, and everybody for them to be read.
ALTER INDEX "search_documents_document_idx" SET (fastupdate = off);

ALTER TABLE "search_words" SET (fillfactor = 80);
ALTER TABLE "search_words" ADD CONSTRAINT "search_words_check" CHECK ("word" <> '' AND "stories" >= 0);
CREATE UNIQUE INDEX "search_documents_live_key" ON "search_documents"("story_id") WHERE "live";
CREATE UNIQUE INDEX "search_documents_latest_key" ON "search_documents"("story_id") WHERE "latest";
