-- Comments are searched as documents and activities are; whom they name stands in them by id and is left out.
CREATE INDEX "Comment_search" ON "Comment" USING gin
  ("searchable"(regexp_replace("text", '@\[[a-z]+:[0-9a-f-]{36}\]', ' ', 'g')) gin_trgm_ops);
