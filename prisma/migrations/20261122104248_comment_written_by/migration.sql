-- AlterTable
ALTER TABLE "Comment" ADD COLUMN     "writtenBy" TEXT;
