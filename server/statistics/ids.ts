import { z } from 'zod';
import type { CaseReturnId, OrganisationId, PeriodId, ReleaseId } from '#domain/ids';

// A well-formed id; whether it is one of the network's is asked of the database before it is used.
export const periodIdSchema = z.uuid().transform((id) => id as PeriodId);
export const organisationIdSchema = z.uuid().transform((id) => id as OrganisationId);
export const caseReturnIdSchema = z.uuid().transform((id) => id as CaseReturnId);
export const releaseIdSchema = z.uuid().transform((id) => id as ReleaseId);
