-- Search in five languages: without case, accents and Arabic vowel signs, and with slips of the pen. Both extensions are
-- "trusted": the owner of the database may create them.
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- What is searched is folded like what is asked for. Hamza seats and the two forms of ya are one letter each.
CREATE FUNCTION "searchable"(words text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
SET search_path FROM CURRENT
RETURN lower(unaccent('unaccent'::regdictionary, translate(
  regexp_replace(normalize(words, NFKC), '[\u064B-\u0652\u0640]', '', 'g'), 'أإآى', 'اااي')));

-- AlterTable
ALTER TABLE "Document" ADD COLUMN     "text" TEXT NOT NULL DEFAULT '';

CREATE INDEX "Document_search" ON "Document" USING gin ("searchable"(title || ' ' || "text") gin_trgm_ops);
CREATE INDEX "Activity_search" ON "Activity" USING gin
  ("searchable"(number || ' ' || title || ' ' || remarks || ' ' || "expectedResult" || ' ' || "targetGroup") gin_trgm_ops);
