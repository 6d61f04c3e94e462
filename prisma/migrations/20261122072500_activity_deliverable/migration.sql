-- CreateTable
CREATE TABLE "ActivityDeliverable" (
    "networkId" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "activityId" UUID NOT NULL,
    "entryKey" TEXT NOT NULL,
    "organisationId" UUID,
    "text" TEXT NOT NULL,

    CONSTRAINT "ActivityDeliverable_pkey" PRIMARY KEY ("documentId","activityId","entryKey")
);

-- CreateIndex
CREATE INDEX "ActivityDeliverable_networkId_organisationId_idx" ON "ActivityDeliverable"("networkId", "organisationId");
