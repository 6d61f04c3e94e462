-- AlterTable
ALTER TABLE "Activity" ADD COLUMN     "minutes" INTEGER,
ADD COLUMN     "startsAt" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "Section" ADD COLUMN     "date" DATE;

-- CreateIndex
CREATE INDEX "Document_ofDocumentId_idx" ON "Document"("ofDocumentId");

-- Agendas that are there already: their days and times are projected when the server starts.
UPDATE "Document" SET "projectedSequence" = 0 WHERE "kind" = 'agenda';
