-- Counting the tags of thousands of found stories takes five times as long when each list of tags lies elsewhere.
ALTER TABLE "search_documents" ALTER COLUMN "tag_ids" SET STORAGE PLAIN;
