-- What a workshop decided is searched with its notes: agendas are projected anew at the next start.
UPDATE "Document" SET "projectedSequence" = 0 WHERE kind = 'agenda';
