-- DropIndex
DROP INDEX "DocumentUpdate_networkId_idx";

-- AlterTable
ALTER TABLE "DocumentSnapshot" ADD COLUMN     "compacted" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "DocumentChange" (
    "networkId" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "firstSequence" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "authorId" UUID,
    "sessionId" TEXT,
    "origin" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "nodeId" TEXT,
    "field" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "DocumentChange_pkey" PRIMARY KEY ("documentId","sequence","ordinal")
);

-- CreateIndex
CREATE UNIQUE INDEX "DocumentVersion_documentId_sequence_name_key" ON "DocumentVersion"("documentId", "sequence", "name");

-- AddForeignKey
ALTER TABLE "DocumentChange" ADD CONSTRAINT "DocumentChange_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
