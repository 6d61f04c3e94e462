-- An append locks the row it names and writes nothing where there is none; the key's own look-up, once for every row
-- of the log, was nearly half of a commit's work.
ALTER TABLE "DocumentUpdate" DROP CONSTRAINT "DocumentUpdate_documentId_fkey";

-- The other half of what the key promised: no document goes, nor gets another id, whose log is there.
CREATE FUNCTION "refuseToLeaveLog"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "DocumentUpdate" WHERE "documentId" = OLD.id) THEN
    RAISE foreign_key_violation USING MESSAGE = format('The log of document %s is there.', OLD.id);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "Document_log" AFTER DELETE OR UPDATE OF id ON "Document"
  FOR EACH ROW EXECUTE FUNCTION "refuseToLeaveLog"();
