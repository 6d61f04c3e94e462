-- CreateTable
CREATE TABLE "ColumnLayout" (
    "networkId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "layout" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ColumnLayout_pkey" PRIMARY KEY ("networkId","personId","kind")
);

-- AddForeignKey
ALTER TABLE "ColumnLayout" ADD CONSTRAINT "ColumnLayout_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
