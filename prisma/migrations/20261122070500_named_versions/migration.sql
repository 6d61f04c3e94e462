-- DropIndex
DROP INDEX "DocumentVersion_documentId_sequence_name_key";

-- AlterTable: what is there already was made by imports and by editions, nobody could name a version.
ALTER TABLE "DocumentVersion" ADD COLUMN     "madeFor" TEXT;
UPDATE "DocumentVersion" SET "madeFor" = CASE WHEN "name" = 'import' THEN 'import' ELSE 'edition' END;
ALTER TABLE "DocumentVersion" ALTER COLUMN "madeFor" SET NOT NULL;

-- CreateIndex
CREATE INDEX "DocumentChange_documentId_nodeId_sequence_idx" ON "DocumentChange"("documentId", "nodeId", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "DocumentVersion_documentId_sequence_madeFor_name_key" ON "DocumentVersion"("documentId", "sequence", "madeFor", "name");
