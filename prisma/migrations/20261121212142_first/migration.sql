-- CreateTable
CREATE TABLE "Network" (
    "id" UUID NOT NULL,
    "names" JSONB NOT NULL,
    "timeZone" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "settings" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Network_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Organisation" (
    "id" UUID NOT NULL,
    "networkId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "names" JSONB NOT NULL,
    "kind" TEXT NOT NULL,
    "country" TEXT,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" UUID NOT NULL,
    "networkId" UUID NOT NULL,
    "email" TEXT,
    "name" TEXT,
    "passwordHash" TEXT,
    "language" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "leftAt" TIMESTAMPTZ(3),
    "erasedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Membership" (
    "id" UUID NOT NULL,
    "networkId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "organisationId" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL,
    "networkId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Erasure" (
    "id" UUID NOT NULL,
    "networkId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "erasedById" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Erasure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "networkId" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actorId" UUID,
    "action" TEXT NOT NULL,
    "resourceKind" TEXT NOT NULL,
    "resourceId" TEXT,
    "details" JSONB,
    "salt" TEXT,
    "digest" TEXT NOT NULL,
    "chain" TEXT NOT NULL,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("networkId","sequence")
);

-- CreateTable
CREATE TABLE "Document" (
    "id" UUID NOT NULL,
    "networkId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "year" INTEGER,
    "ownerOrganisationId" UUID,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "ofDocumentId" UUID,
    "ofActivityId" UUID,
    "epoch" INTEGER NOT NULL DEFAULT 1,
    "shape" INTEGER NOT NULL,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "projectedSequence" INTEGER NOT NULL DEFAULT 0,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archivedAt" TIMESTAMPTZ(3),
    "copiedFromId" UUID,

    CONSTRAINT "Document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DocumentInvitation" (
    "id" UUID NOT NULL,
    "networkId" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "organisationId" UUID,
    "personId" UUID,

    CONSTRAINT "DocumentInvitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DocumentUpdate" (
    "networkId" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "epoch" INTEGER NOT NULL,
    "update" BYTEA NOT NULL,
    "authorId" UUID,
    "sessionId" TEXT,
    "origin" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DocumentUpdate_pkey" PRIMARY KEY ("documentId","sequence")
);

-- CreateTable
CREATE TABLE "DocumentSnapshot" (
    "networkId" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "epoch" INTEGER NOT NULL,
    "shape" INTEGER NOT NULL,
    "state" BYTEA NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DocumentSnapshot_pkey" PRIMARY KEY ("documentId","sequence")
);

-- CreateTable
CREATE TABLE "DocumentVersion" (
    "id" UUID NOT NULL,
    "networkId" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "epoch" INTEGER NOT NULL,
    "shape" INTEGER NOT NULL,
    "state" BYTEA NOT NULL,
    "name" TEXT NOT NULL,
    "createdById" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DocumentVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Section" (
    "networkId" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "nodeId" UUID NOT NULL,
    "parentId" UUID,
    "position" INTEGER NOT NULL,
    "depth" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "otherName" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "suspended" BOOLEAN NOT NULL,
    "suspendedReason" TEXT NOT NULL,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Section_pkey" PRIMARY KEY ("documentId","nodeId")
);

-- CreateTable
CREATE TABLE "Activity" (
    "networkId" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "nodeId" UUID NOT NULL,
    "sectionId" UUID,
    "position" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "kind" TEXT,
    "periodText" TEXT NOT NULL,
    "periodStart" DATE,
    "periodEnd" DATE,
    "periodPrecision" TEXT,
    "periodConfirmed" BOOLEAN NOT NULL,
    "places" JSONB NOT NULL,
    "placesMode" TEXT NOT NULL,
    "quantity" DOUBLE PRECISION,
    "targetGroup" TEXT NOT NULL,
    "recurring" BOOLEAN NOT NULL,
    "remarks" TEXT NOT NULL,
    "expectedResult" TEXT NOT NULL,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Activity_pkey" PRIMARY KEY ("documentId","nodeId")
);

-- CreateTable
CREATE TABLE "ActivityResponsible" (
    "networkId" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "activityId" UUID NOT NULL,
    "entryKey" TEXT NOT NULL,
    "organisationId" UUID,
    "text" TEXT NOT NULL,
    "lead" BOOLEAN NOT NULL,

    CONSTRAINT "ActivityResponsible_pkey" PRIMARY KEY ("documentId","activityId","entryKey")
);

-- CreateTable
CREATE TABLE "ActivityProject" (
    "networkId" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "activityId" UUID NOT NULL,
    "projectId" UUID NOT NULL,

    CONSTRAINT "ActivityProject_pkey" PRIMARY KEY ("documentId","activityId","projectId")
);

-- CreateTable
CREATE TABLE "ActivityIndicator" (
    "networkId" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "activityId" UUID NOT NULL,
    "indicatorId" UUID NOT NULL,
    "expected" DOUBLE PRECISION,

    CONSTRAINT "ActivityIndicator_pkey" PRIMARY KEY ("documentId","activityId","indicatorId")
);

-- CreateTable
CREATE TABLE "StatusReport" (
    "id" UUID NOT NULL,
    "networkId" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "activityId" UUID NOT NULL,
    "organisationId" UUID,
    "reportedById" UUID,
    "inTheNameOf" BOOLEAN NOT NULL DEFAULT false,
    "status" TEXT NOT NULL,
    "progress" INTEGER,
    "text" TEXT NOT NULL,
    "participantsWomen" INTEGER,
    "participantsMen" INTEGER,
    "participantsNotStated" INTEGER,
    "source" TEXT NOT NULL,
    "documentSequence" INTEGER NOT NULL,
    "replacesId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "StatusReport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StatusEvidence" (
    "networkId" UUID NOT NULL,
    "statusReportId" UUID NOT NULL,
    "fileId" UUID NOT NULL,

    CONSTRAINT "StatusEvidence_pkey" PRIMARY KEY ("statusReportId","fileId")
);

-- CreateTable
CREATE TABLE "File" (
    "id" UUID NOT NULL,
    "networkId" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "mediaType" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "ownerOrganisationId" UUID,
    "purpose" TEXT NOT NULL,
    "uploadedById" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "redactedAt" TIMESTAMPTZ(3),

    CONSTRAINT "File_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Project" (
    "id" UUID NOT NULL,
    "networkId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "names" JSONB NOT NULL,
    "startsOn" DATE,
    "endsOn" DATE,

    CONSTRAINT "Project_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProjectDonor" (
    "networkId" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "organisationId" UUID NOT NULL,

    CONSTRAINT "ProjectDonor_pkey" PRIMARY KEY ("projectId","organisationId")
);

-- CreateTable
CREATE TABLE "ProjectIndicator" (
    "networkId" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "indicatorId" UUID NOT NULL,

    CONSTRAINT "ProjectIndicator_pkey" PRIMARY KEY ("projectId","indicatorId")
);

-- CreateTable
CREATE TABLE "ProjectDocument" (
    "networkId" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "documentId" UUID NOT NULL,

    CONSTRAINT "ProjectDocument_pkey" PRIMARY KEY ("projectId","documentId")
);

-- CreateTable
CREATE TABLE "ReportingPeriod" (
    "id" UUID NOT NULL,
    "networkId" UUID NOT NULL,
    "projectId" UUID,
    "code" TEXT NOT NULL,
    "startsOn" DATE NOT NULL,
    "endsOn" DATE NOT NULL,
    "dueOn" DATE,
    "lockedAt" TIMESTAMPTZ(3),
    "lockedById" UUID,

    CONSTRAINT "ReportingPeriod_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Indicator" (
    "id" UUID NOT NULL,
    "networkId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "titles" JSONB NOT NULL,
    "definitions" JSONB NOT NULL,
    "level" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "direction" TEXT NOT NULL,
    "timeRule" TEXT NOT NULL,
    "orgRule" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "sourceSpec" JSONB,
    "baselineValue" DOUBLE PRECISION,
    "baselineYear" INTEGER,
    "verification" JSONB,
    "assumptions" JSONB,
    "parentId" UUID,
    "responsibleId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Indicator_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IndicatorTarget" (
    "networkId" UUID NOT NULL,
    "indicatorId" UUID NOT NULL,
    "periodId" UUID NOT NULL,
    "value" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "IndicatorTarget_pkey" PRIMARY KEY ("indicatorId","periodId")
);

-- CreateTable
CREATE TABLE "IndicatorValue" (
    "id" UUID NOT NULL,
    "networkId" UUID NOT NULL,
    "indicatorId" UUID NOT NULL,
    "periodId" UUID NOT NULL,
    "organisationId" UUID,
    "state" TEXT NOT NULL,
    "value" DOUBLE PRECISION,
    "numerator" DOUBLE PRECISION,
    "denominator" DOUBLE PRECISION,
    "qualifier" TEXT,
    "note" TEXT NOT NULL,
    "enteredById" UUID NOT NULL,
    "replacesId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "IndicatorValue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CaseReturn" (
    "id" UUID NOT NULL,
    "networkId" UUID NOT NULL,
    "periodId" UUID NOT NULL,
    "organisationId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "tablesVersion" TEXT NOT NULL,
    "tables" JSONB NOT NULL,
    "amounts" JSONB NOT NULL,
    "cases" INTEGER NOT NULL,
    "countedOn" DATE NOT NULL,
    "submittedById" UUID,
    "submittedAt" TIMESTAMPTZ(3),
    "approverOrganisationId" UUID,
    "approvedById" UUID,
    "approvedAt" TIMESTAMPTZ(3),
    "notDoubleChecked" BOOLEAN NOT NULL DEFAULT false,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "CaseReturn_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Release" (
    "id" UUID NOT NULL,
    "networkId" UUID NOT NULL,
    "periodId" UUID NOT NULL,
    "audience" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "k" INTEGER NOT NULL,
    "tablesVersion" TEXT NOT NULL,
    "tables" JSONB NOT NULL,
    "amounts" JSONB NOT NULL,
    "organisationIds" UUID[],
    "expected" INTEGER NOT NULL,
    "createdById" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Release_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Report" (
    "id" UUID NOT NULL,
    "networkId" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "periodId" UUID,
    "documentId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReportEdition" (
    "id" UUID NOT NULL,
    "networkId" UUID NOT NULL,
    "reportId" UUID NOT NULL,
    "edition" INTEGER NOT NULL,
    "frozen" JSONB NOT NULL,
    "publishedById" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ReportEdition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReportAudience" (
    "networkId" UUID NOT NULL,
    "reportId" UUID NOT NULL,
    "organisationId" UUID NOT NULL,

    CONSTRAINT "ReportAudience_pkey" PRIMARY KEY ("reportId","organisationId")
);

-- CreateIndex
CREATE UNIQUE INDEX "Organisation_networkId_code_key" ON "Organisation"("networkId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "Person_networkId_email_key" ON "Person"("networkId", "email");

-- CreateIndex
CREATE UNIQUE INDEX "Membership_networkId_personId_organisationId_role_key" ON "Membership"("networkId", "personId", "organisationId", "role");

-- CreateIndex
CREATE INDEX "Session_networkId_personId_idx" ON "Session"("networkId", "personId");

-- CreateIndex
CREATE INDEX "Erasure_networkId_idx" ON "Erasure"("networkId");

-- CreateIndex
CREATE INDEX "Document_networkId_kind_idx" ON "Document"("networkId", "kind");

-- CreateIndex
CREATE INDEX "DocumentInvitation_networkId_documentId_idx" ON "DocumentInvitation"("networkId", "documentId");

-- CreateIndex
CREATE INDEX "DocumentUpdate_networkId_idx" ON "DocumentUpdate"("networkId");

-- CreateIndex
CREATE INDEX "DocumentSnapshot_networkId_idx" ON "DocumentSnapshot"("networkId");

-- CreateIndex
CREATE INDEX "DocumentVersion_networkId_documentId_idx" ON "DocumentVersion"("networkId", "documentId");

-- CreateIndex
CREATE INDEX "Section_networkId_idx" ON "Section"("networkId");

-- CreateIndex
CREATE INDEX "Activity_networkId_periodStart_idx" ON "Activity"("networkId", "periodStart");

-- CreateIndex
CREATE INDEX "ActivityResponsible_networkId_organisationId_idx" ON "ActivityResponsible"("networkId", "organisationId");

-- CreateIndex
CREATE INDEX "ActivityProject_networkId_projectId_idx" ON "ActivityProject"("networkId", "projectId");

-- CreateIndex
CREATE INDEX "ActivityIndicator_networkId_indicatorId_idx" ON "ActivityIndicator"("networkId", "indicatorId");

-- CreateIndex
CREATE INDEX "StatusReport_networkId_documentId_activityId_at_idx" ON "StatusReport"("networkId", "documentId", "activityId", "at");

-- CreateIndex
CREATE INDEX "StatusEvidence_networkId_idx" ON "StatusEvidence"("networkId");

-- CreateIndex
CREATE INDEX "File_networkId_sha256_idx" ON "File"("networkId", "sha256");

-- CreateIndex
CREATE UNIQUE INDEX "Project_networkId_code_key" ON "Project"("networkId", "code");

-- CreateIndex
CREATE INDEX "ProjectDonor_networkId_idx" ON "ProjectDonor"("networkId");

-- CreateIndex
CREATE INDEX "ProjectIndicator_networkId_idx" ON "ProjectIndicator"("networkId");

-- CreateIndex
CREATE INDEX "ProjectDocument_networkId_idx" ON "ProjectDocument"("networkId");

-- CreateIndex
CREATE UNIQUE INDEX "ReportingPeriod_networkId_projectId_code_key" ON "ReportingPeriod"("networkId", "projectId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "Indicator_networkId_code_key" ON "Indicator"("networkId", "code");

-- CreateIndex
CREATE INDEX "IndicatorTarget_networkId_idx" ON "IndicatorTarget"("networkId");

-- CreateIndex
CREATE INDEX "IndicatorValue_networkId_indicatorId_periodId_idx" ON "IndicatorValue"("networkId", "indicatorId", "periodId");

-- CreateIndex
CREATE UNIQUE INDEX "CaseReturn_networkId_periodId_organisationId_revision_key" ON "CaseReturn"("networkId", "periodId", "organisationId", "revision");

-- CreateIndex
CREATE UNIQUE INDEX "Release_networkId_periodId_audience_revision_key" ON "Release"("networkId", "periodId", "audience", "revision");

-- CreateIndex
CREATE UNIQUE INDEX "Report_networkId_documentId_key" ON "Report"("networkId", "documentId");

-- CreateIndex
CREATE UNIQUE INDEX "ReportEdition_networkId_reportId_edition_key" ON "ReportEdition"("networkId", "reportId", "edition");

-- CreateIndex
CREATE INDEX "ReportAudience_networkId_idx" ON "ReportAudience"("networkId");

-- AddForeignKey
ALTER TABLE "Organisation" ADD CONSTRAINT "Organisation_networkId_fkey" FOREIGN KEY ("networkId") REFERENCES "Network"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Person" ADD CONSTRAINT "Person_networkId_fkey" FOREIGN KEY ("networkId") REFERENCES "Network"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Document" ADD CONSTRAINT "Document_networkId_fkey" FOREIGN KEY ("networkId") REFERENCES "Network"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentInvitation" ADD CONSTRAINT "DocumentInvitation_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentUpdate" ADD CONSTRAINT "DocumentUpdate_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentSnapshot" ADD CONSTRAINT "DocumentSnapshot_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentVersion" ADD CONSTRAINT "DocumentVersion_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StatusEvidence" ADD CONSTRAINT "StatusEvidence_statusReportId_fkey" FOREIGN KEY ("statusReportId") REFERENCES "StatusReport"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StatusEvidence" ADD CONSTRAINT "StatusEvidence_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "File"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Project" ADD CONSTRAINT "Project_networkId_fkey" FOREIGN KEY ("networkId") REFERENCES "Network"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProjectDonor" ADD CONSTRAINT "ProjectDonor_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProjectDonor" ADD CONSTRAINT "ProjectDonor_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProjectIndicator" ADD CONSTRAINT "ProjectIndicator_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProjectIndicator" ADD CONSTRAINT "ProjectIndicator_indicatorId_fkey" FOREIGN KEY ("indicatorId") REFERENCES "Indicator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProjectDocument" ADD CONSTRAINT "ProjectDocument_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProjectDocument" ADD CONSTRAINT "ProjectDocument_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportingPeriod" ADD CONSTRAINT "ReportingPeriod_networkId_fkey" FOREIGN KEY ("networkId") REFERENCES "Network"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportingPeriod" ADD CONSTRAINT "ReportingPeriod_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Indicator" ADD CONSTRAINT "Indicator_networkId_fkey" FOREIGN KEY ("networkId") REFERENCES "Network"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IndicatorTarget" ADD CONSTRAINT "IndicatorTarget_indicatorId_fkey" FOREIGN KEY ("indicatorId") REFERENCES "Indicator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IndicatorTarget" ADD CONSTRAINT "IndicatorTarget_periodId_fkey" FOREIGN KEY ("periodId") REFERENCES "ReportingPeriod"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IndicatorValue" ADD CONSTRAINT "IndicatorValue_indicatorId_fkey" FOREIGN KEY ("indicatorId") REFERENCES "Indicator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IndicatorValue" ADD CONSTRAINT "IndicatorValue_periodId_fkey" FOREIGN KEY ("periodId") REFERENCES "ReportingPeriod"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseReturn" ADD CONSTRAINT "CaseReturn_periodId_fkey" FOREIGN KEY ("periodId") REFERENCES "ReportingPeriod"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseReturn" ADD CONSTRAINT "CaseReturn_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Release" ADD CONSTRAINT "Release_periodId_fkey" FOREIGN KEY ("periodId") REFERENCES "ReportingPeriod"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportEdition" ADD CONSTRAINT "ReportEdition_reportId_fkey" FOREIGN KEY ("reportId") REFERENCES "Report"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportAudience" ADD CONSTRAINT "ReportAudience_reportId_fkey" FOREIGN KEY ("reportId") REFERENCES "Report"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportAudience" ADD CONSTRAINT "ReportAudience_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
