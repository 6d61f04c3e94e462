import { index, layout, type RouteConfig, route } from '@remix-run/route-config';

export default [
  route('login', 'routes/login.tsx'),
  route('logout', 'routes/logout.tsx'),
  route('language', 'routes/language.tsx'),
  // Every page that needs a signed-in person stands under the layout, which asks for one.
  layout('routes/layout.tsx', [
    index('routes/home.tsx'),
    route('my-work', 'routes/my-work.tsx'),
    route('statistics', 'routes/statistics.tsx'),
    route('statistics/periods', 'routes/statistics.periods.tsx'),
    route('indicators', 'routes/indicators.tsx'),
    route('indicators/new', 'routes/indicators.new.tsx'),
    route('indicators/:indicatorId', 'routes/indicators.$indicatorId.tsx'),
    route('indicators/:indicatorId/edit', 'routes/indicators.edit.tsx'),
    route('documents', 'routes/documents.tsx'),
    route('documents/import', 'routes/documents.import.tsx'),
    route('documents/:documentId', 'routes/documents.plan.tsx'),
    route('documents/:documentId/history', 'routes/documents.history.tsx'),
    route('documents/:documentId/import', 'routes/documents.import-into.tsx'),
    route('documents/:documentId/compare', 'routes/documents.compare.tsx'),
    route('documents/:documentId/adoption', 'routes/documents.adoption.tsx'),
    route('documents/:documentId/versions/:versionId', 'routes/documents.version.tsx'),
    route('reports', 'routes/reports.tsx'),
    route('reports/:reportId', 'routes/reports.$reportId.tsx'),
    route('reports/:reportId/read', 'routes/reports.$reportId.read.tsx'),
    route('*', 'routes/not-found.tsx'),
  ]),
] satisfies RouteConfig;
