-- CreateTable
CREATE TABLE "LockJob" (
    "periodId" UUID NOT NULL,
    "networkId" UUID NOT NULL,
    "startedById" UUID NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "beatAt" TIMESTAMPTZ(3) NOT NULL,
    "share" DOUBLE PRECISION NOT NULL,
    "refusal" JSONB,

    CONSTRAINT "LockJob_pkey" PRIMARY KEY ("periodId")
);

-- AddForeignKey
ALTER TABLE "LockJob" ADD CONSTRAINT "LockJob_periodId_fkey" FOREIGN KEY ("periodId") REFERENCES "ReportingPeriod"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
