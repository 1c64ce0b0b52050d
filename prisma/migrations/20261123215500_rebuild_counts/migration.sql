-- Only of use while everything related is rebuilt: what a crash takes away is counted again.
CREATE UNLOGGED TABLE "rebuild_counts" (
    "story_id" INTEGER NOT NULL,
    "signed_at" TIMESTAMPTZ(3) NOT NULL,
    "stories" INTEGER[],

    CONSTRAINT "rebuild_counts_pkey" PRIMARY KEY ("story_id")
);

-- Trying to compress numbers that hardly repeat takes longer than writing them.
ALTER TABLE "rebuild_counts" ALTER COLUMN "stories" SET STORAGE EXTERNAL;
