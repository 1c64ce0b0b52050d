-- AlterTable
ALTER TABLE "sessions" ADD COLUMN     "by_provider" BOOLEAN NOT NULL DEFAULT false;

-- Sessions go on under the hashes of their tokens.
UPDATE "sessions" SET "token" = encode(sha256("token"::bytea), 'hex');
