-- CreateTable
CREATE TABLE "ActivityContribution" (
    "networkId" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "activityId" UUID NOT NULL,
    "toDocumentId" UUID NOT NULL,
    "toActivityId" UUID NOT NULL,

    CONSTRAINT "ActivityContribution_pkey" PRIMARY KEY ("documentId","activityId","toActivityId")
);

-- CreateIndex
CREATE INDEX "ActivityContribution_networkId_toActivityId_idx" ON "ActivityContribution"("networkId", "toActivityId");
