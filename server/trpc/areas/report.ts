import { z } from 'zod';
import type { SignedIn } from '#server/people/sessions';
import { reportChoices } from '#server/reports/choices';
import { createReport, newReportSchema } from '#server/reports/create';
import { getReport } from '#server/reports/get';
import { listReports } from '#server/reports/list';
import { loadReport, loadReportText, reportIdSchema } from '#server/reports/load';
import { previewReport } from '#server/reports/preview';
import { publishReport, publishSchema } from '#server/reports/publish';
import { readEdition } from '#server/reports/read-edition';
import { type CallContext, ownNetwork, permitted, router } from '#server/trpc/procedures';

const oneReport = z.strictObject({ reportId: reportIdSchema });
const oneEdition = oneReport.extend({ edition: z.number().int().positive().optional() });

type Asked = CallContext & { signedIn: SignedIn };
const report = (ctx: Asked, { reportId }: { reportId: string }) =>
  loadReport(ctx.services, ctx.signedIn.actor.networkId, reportId);
const reportText = (ctx: Asked, { reportId }: { reportId: string }) =>
  loadReportText(ctx.services, ctx.signedIn.actor.networkId, reportId);

export const reportRouter = router({
  /** The reports one may read; for a donor, the published ones addressed to it. */
  list: permitted('report.list', z.void(), ownNetwork).query(({ ctx }) =>
    listReports(ctx.services, ctx.actor),
  ),
  /** Projects and periods a report can be started for. */
  choices: permitted('report.create', z.void(), ownNetwork).query(({ ctx }) =>
    reportChoices(ctx.services, ctx.actor.networkId),
  ),
  create: permitted('report.create', newReportSchema, ownNetwork).mutation(({ ctx, input }) =>
    createReport(ctx.services, ctx.actor, input),
  ),
  /** What stands around a draft; a draft is read as its text is. */
  get: permitted('document.read', oneReport, reportText).query(({ ctx, input }) =>
    getReport(ctx.services, ctx.actor, input.reportId),
  ),
  /** Today's figures for a draft's blocks, as the donor would see them, and what is missing. */
  preview: permitted('document.read', oneReport, async (ctx, input) => {
    const [text, loaded] = await Promise.all([reportText(ctx, input), report(ctx, input)]);
    return text && loaded && { ...text, loaded };
  }).query(({ ctx }) => previewReport(ctx.services, ctx.resource.loaded)),
  /** Freezes the report as it is into its next edition. */
  publish: permitted('report.publish', publishSchema, report).mutation(({ ctx, input }) =>
    publishReport(ctx.services, ctx.actor, ctx.resource, input.audienceOrganisationIds),
  ),
  /** A published edition; the latest when none is named. */
  readEdition: permitted('report.read', oneEdition, report).query(({ ctx, input }) =>
    readEdition(ctx.services, ctx.resource, input.edition),
  ),
});
