-- CreateTable
CREATE TABLE "drawn_pictures" (
    "story_id" INTEGER NOT NULL,
    "hash" CHAR(64) NOT NULL,
    "number" INTEGER NOT NULL,
    "frame" TEXT NOT NULL,
    "drawn_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "drawn_pictures_pkey" PRIMARY KEY ("story_id")
);
