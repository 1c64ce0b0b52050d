-- AlterTable
ALTER TABLE "settings" ADD COLUMN     "language" TEXT NOT NULL DEFAULT 'en',
ADD COLUMN     "logo_id" INTEGER,
ADD COLUMN     "name" TEXT,
ADD COLUMN     "social_links" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "time_zone" TEXT;

-- CreateIndex
CREATE INDEX "settings_logo_id_idx" ON "settings"("logo_id");

-- AddForeignKey
ALTER TABLE "settings" ADD CONSTRAINT "settings_logo_id_fkey" FOREIGN KEY ("logo_id") REFERENCES "pictures"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma's schema cannot say.

ALTER TABLE "settings"
  ADD CONSTRAINT "settings_name_check" CHECK ("name" <> '' AND length("name") <= 60),
  ADD CONSTRAINT "settings_time_zone_check" CHECK ("time_zone" <> ''),
  ADD CONSTRAINT "settings_language_check" CHECK ("language" <> ''),
  ADD CONSTRAINT "settings_social_links_check" CHECK (jsonb_typeof("social_links") = 'array');
