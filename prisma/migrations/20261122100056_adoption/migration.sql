-- DropForeignKey
ALTER TABLE "Notification" DROP CONSTRAINT "Notification_commentId_fkey";

-- AlterTable
ALTER TABLE "Notification" ADD COLUMN     "voteId" UUID,
ALTER COLUMN "commentId" DROP NOT NULL;

-- CreateTable
CREATE TABLE "Adoption" (
    "id" UUID NOT NULL,
    "networkId" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "versionId" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "startsOn" DATE NOT NULL,
    "endsOn" DATE NOT NULL,
    "place" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "minutesFileId" UUID,
    "voteId" UUID,
    "recordedById" UUID,
    "replacesId" UUID,
    "reason" TEXT NOT NULL,
    "annulled" BOOLEAN NOT NULL DEFAULT false,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Adoption_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AdoptionVote" (
    "id" UUID NOT NULL,
    "networkId" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "versionId" UUID NOT NULL,
    "againstVersionId" UUID,
    "note" TEXT NOT NULL,
    "per" TEXT NOT NULL,
    "quorumPercent" INTEGER NOT NULL,
    "tieRule" TEXT NOT NULL,
    "chairId" UUID,
    "deadline" TIMESTAMPTZ(3) NOT NULL,
    "openedById" UUID NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AdoptionVote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AdoptionVoter" (
    "id" UUID NOT NULL,
    "networkId" UUID NOT NULL,
    "voteId" UUID NOT NULL,
    "organisationId" UUID NOT NULL,
    "personId" UUID,

    CONSTRAINT "AdoptionVoter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AdoptionBallot" (
    "id" UUID NOT NULL,
    "networkId" UUID NOT NULL,
    "voteId" UUID NOT NULL,
    "voterId" UUID NOT NULL,
    "choice" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "castById" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AdoptionBallot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AdoptionVoteStep" (
    "id" UUID NOT NULL,
    "networkId" UUID NOT NULL,
    "voteId" UUID NOT NULL,
    "step" TEXT NOT NULL,
    "result" TEXT,
    "reason" TEXT NOT NULL,
    "byId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AdoptionVoteStep_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Adoption_voteId_key" ON "Adoption"("voteId");

-- CreateIndex
CREATE UNIQUE INDEX "Adoption_replacesId_key" ON "Adoption"("replacesId");

-- CreateIndex
CREATE INDEX "Adoption_networkId_documentId_idx" ON "Adoption"("networkId", "documentId");

-- CreateIndex
CREATE INDEX "AdoptionVote_networkId_documentId_idx" ON "AdoptionVote"("networkId", "documentId");

-- CreateIndex
CREATE INDEX "AdoptionVoter_networkId_idx" ON "AdoptionVoter"("networkId");

-- CreateIndex
CREATE UNIQUE INDEX "AdoptionVoter_voteId_organisationId_personId_key" ON "AdoptionVoter"("voteId", "organisationId", "personId");

-- CreateIndex
CREATE INDEX "AdoptionBallot_networkId_voteId_idx" ON "AdoptionBallot"("networkId", "voteId");

-- CreateIndex
CREATE INDEX "AdoptionVoteStep_networkId_idx" ON "AdoptionVoteStep"("networkId");

-- CreateIndex
CREATE UNIQUE INDEX "AdoptionVoteStep_voteId_step_key" ON "AdoptionVoteStep"("voteId", "step");

-- CreateIndex
CREATE UNIQUE INDEX "Notification_networkId_personId_voteId_kind_key" ON "Notification"("networkId", "personId", "voteId", "kind");

-- AddForeignKey
ALTER TABLE "Adoption" ADD CONSTRAINT "Adoption_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Adoption" ADD CONSTRAINT "Adoption_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "DocumentVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Adoption" ADD CONSTRAINT "Adoption_minutesFileId_fkey" FOREIGN KEY ("minutesFileId") REFERENCES "File"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Adoption" ADD CONSTRAINT "Adoption_voteId_fkey" FOREIGN KEY ("voteId") REFERENCES "AdoptionVote"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AdoptionVote" ADD CONSTRAINT "AdoptionVote_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AdoptionVote" ADD CONSTRAINT "AdoptionVote_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "DocumentVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AdoptionVoter" ADD CONSTRAINT "AdoptionVoter_voteId_fkey" FOREIGN KEY ("voteId") REFERENCES "AdoptionVote"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AdoptionBallot" ADD CONSTRAINT "AdoptionBallot_voteId_fkey" FOREIGN KEY ("voteId") REFERENCES "AdoptionVote"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AdoptionBallot" ADD CONSTRAINT "AdoptionBallot_voterId_fkey" FOREIGN KEY ("voterId") REFERENCES "AdoptionVoter"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AdoptionVoteStep" ADD CONSTRAINT "AdoptionVoteStep_voteId_fkey" FOREIGN KEY ("voteId") REFERENCES "AdoptionVote"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_commentId_fkey" FOREIGN KEY ("commentId") REFERENCES "Comment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_voteId_fkey" FOREIGN KEY ("voteId") REFERENCES "AdoptionVote"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
