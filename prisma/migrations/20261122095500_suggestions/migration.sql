-- AlterTable
ALTER TABLE "Notification" ADD COLUMN     "suggestionId" UUID,
ALTER COLUMN "commentId" DROP NOT NULL;

-- CreateTable
CREATE TABLE "Suggestion" (
    "id" UUID NOT NULL,
    "networkId" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "proposal" JSONB NOT NULL,
    "before" JSONB,
    "reason" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "proposedById" UUID NOT NULL,
    "authorName" TEXT,
    "writtenAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "state" TEXT NOT NULL DEFAULT 'open',
    "decidedById" UUID,
    "decidedAt" TIMESTAMPTZ(3),
    "decisionNote" TEXT NOT NULL DEFAULT '',
    "replaced" JSONB,
    "sequence" INTEGER,

    CONSTRAINT "Suggestion_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Suggestion_networkId_documentId_idx" ON "Suggestion"("networkId", "documentId");

-- CreateIndex
CREATE UNIQUE INDEX "Notification_networkId_personId_suggestionId_key" ON "Notification"("networkId", "personId", "suggestionId");

-- AddForeignKey
ALTER TABLE "Suggestion" ADD CONSTRAINT "Suggestion_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_suggestionId_fkey" FOREIGN KEY ("suggestionId") REFERENCES "Suggestion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
