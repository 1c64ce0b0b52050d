-- CreateIndex
CREATE INDEX "revision_actions_until_idx" ON "revision_actions"("until");

-- What Prisma's schema cannot say: of every range of stories in the sitemap, when readers saw something change last. The
-- length of a range is that of lib/feeds/ranges.ts.
CREATE INDEX "stories_sitemap_idx" ON "stories" ((("id" - 1) / 10000), "live_since" DESC)
  WHERE "published_number" IS NOT NULL;
