import type { Permission } from '#lib/permissions.ts'

/** A page beside another one; who may read that may read this, unless it says otherwise. */
type NavPage = { name: string; path: string; permission?: Permission }
/** A page of the house: `name` is its text in `nav`, `pages` the ones beside it that share its tab bar. */
export type NavItem = { name: string; path: string; permission: Permission; pages?: readonly NavPage[] }

/** Where everything is. What a role may not read is not offered to it. */
export const navigation: readonly { name: 'results' | 'records' | 'house' | 'system'; items: readonly NavItem[] }[] = [
  {
    name: 'results',
    items: [
      {
        name: 'board',
        path: '/board',
        permission: 'board.read',
        pages: [{ name: 'walls', path: '/board/walls', permission: 'wall.share' }],
      },
      {
        name: 'evaluation',
        path: '/evaluations',
        permission: 'evaluations.read',
        pages: [
          { name: 'evidence', path: '/evaluations/evidence' },
          { name: 'narrative', path: '/evaluations/narrative' },
          { name: 'reportCheck', path: '/evaluations/check', permission: 'evaluations.check' },
          { name: 'closingVerify', path: '/evaluations/verify', permission: 'evaluations.verify' },
          { name: 'evaluationRectifications', path: '/evaluations/rectifications' },
          { name: 'evaluationYears', path: '/evaluations/years' },
          { name: 'midYear', path: '/evaluations/mid-year' },
          { name: 'templates', path: '/evaluations/templates' },
          { name: 'scoring', path: '/evaluations/settings' },
        ],
      },
      {
        name: 'indicators',
        path: '/indicators',
        permission: 'indicators.read',
        pages: [
          { name: 'targetSuggestions', path: '/indicators/targets' },
          { name: 'whatIf', path: '/indicators/what-if' },
          { name: 'printedLayouts', path: '/indicators/layouts' },
          { name: 'compareYears', path: '/indicators/compare' },
        ],
      },
      {
        name: 'completeness',
        path: '/completeness',
        permission: 'completeness.read',
        pages: [{ name: 'completenessItems', path: '/completeness/items' }],
      },
      {
        name: 'alerts',
        path: '/alerts',
        permission: 'alerts.read',
        pages: [
          { name: 'alertDigest', path: '/alerts/digest' },
          { name: 'alertHistory', path: '/alerts/history' },
          { name: 'alertChannels', path: '/alerts/channels', permission: 'alerts.channels' },
        ],
      },
      { name: 'waiting', path: '/waiting', permission: 'self.read' },
      { name: 'inbox', path: '/inbox', permission: 'alerts.read' },
    ],
  },
  {
    name: 'records',
    items: [
      {
        name: 'organisations',
        path: '/organisations',
        permission: 'organisations.read',
        pages: [
          { name: 'stays', path: '/organisations/stays' },
          { name: 'documents', path: '/organisations/documents' },
          { name: 'assessments', path: '/organisations/assessments' },
          { name: 'scorecards', path: '/organisations/scorecards' },
          { name: 'applications', path: '/organisations/applications', permission: 'applications.read' },
        ],
      },
      {
        name: 'rooms',
        path: '/rooms',
        permission: 'rooms.read',
        pages: [
          { name: 'roomList', path: '/rooms/list' },
          { name: 'seats', path: '/rooms/seats' },
          { name: 'occupancy', path: '/rooms/occupancy' },
        ],
      },
      {
        name: 'events',
        path: '/events',
        permission: 'events.read',
        pages: [
          { name: 'calendar', path: '/events/calendar' },
          { name: 'eventPlan', path: '/events/plan' },
          { name: 'signIns', path: '/events/sign-ins' },
          { name: 'matches', path: '/events/matches' },
          { name: 'series', path: '/events/series' },
          { name: 'eventKinds', path: '/events/kinds' },
        ],
      },
      {
        name: 'articles',
        path: '/articles',
        permission: 'articles.read',
        pages: [
          { name: 'followers', path: '/articles/followers' },
          { name: 'connector', path: '/articles/connector', permission: 'wechat.read' },
        ],
      },
      {
        name: 'costs',
        path: '/costs',
        permission: 'costs.read',
        pages: [
          { name: 'budget', path: '/costs/budget' },
          { name: 'adjustments', path: '/costs/adjustments' },
          { name: 'meters', path: '/costs/meters' },
          { name: 'meterRound', path: '/costs/meters/round' },
          { name: 'meterRegistry', path: '/costs/meters/registry' },
          { name: 'bills', path: '/costs/bills' },
          { name: 'analysis', path: '/costs/analysis' },
          { name: 'ledger', path: '/costs/ledger' },
          { name: 'allocation', path: '/costs/allocation' },
        ],
      },
      {
        name: 'contracts',
        path: '/contracts',
        permission: 'contracts.read',
        pages: [
          { name: 'lines', path: '/contracts/lines' },
          { name: 'settlements', path: '/contracts/settlements' },
          { name: 'findings', path: '/contracts/findings' },
          { name: 'procurements', path: '/contracts/procurements' },
          { name: 'acceptances', path: '/contracts/acceptances' },
        ],
      },
      { name: 'surveys', path: '/surveys', permission: 'surveys.read', pages: [{ name: 'responses', path: '/surveys/responses' }] },
      {
        name: 'requests',
        path: '/requests',
        permission: 'requests.read',
        pages: [
          { name: 'referrals', path: '/requests/referrals' },
          { name: 'partners', path: '/requests/partners' },
          { name: 'serviceTeams', path: '/requests/teams' },
          { name: 'requestCategories', path: '/requests/categories' },
          { name: 'workCalendar', path: '/requests/calendar' },
        ],
      },
      {
        name: 'inspections',
        path: '/inspections',
        permission: 'inspections.read',
        pages: [
          { name: 'inspectionRound', path: '/inspections/round' },
          { name: 'inspectionGrid', path: '/inspections/grid' },
          { name: 'rectifications', path: '/inspections/rectifications' },
          { name: 'inspectionAreas', path: '/inspections/areas' },
        ],
      },
      {
        name: 'policies',
        path: '/policies',
        permission: 'policies.read',
        pages: [{ name: 'policyRegister', path: '/policies/register' }],
      },
      {
        name: 'materials',
        path: '/materials',
        permission: 'materials.read',
        pages: [
          { name: 'materialVersions', path: '/materials/versions' },
          { name: 'handouts', path: '/materials/handouts' },
          { name: 'downloads', path: '/materials/downloads' },
        ],
      },
    ],
  },
  {
    name: 'house',
    items: [
      { name: 'imports', path: '/imports', permission: 'sheets.read' },
      {
        name: 'users',
        path: '/users',
        permission: 'users.read',
        pages: [{ name: 'access', path: '/users/security', permission: 'security.settings' }],
      },
      { name: 'audit', path: '/audit', permission: 'audit.read', pages: [{ name: 'auditCheck', path: '/audit/check' }] },
    ],
  },
  {
    name: 'system',
    items: [
      { name: 'backups', path: '/system/backups', permission: 'backup.read' },
      { name: 'privacy', path: '/system/privacy', permission: 'privacy.read' },
      { name: 'apiKeys', path: '/system/keys', permission: 'apiKeys.manage' },
      { name: 'outsideDoors', path: '/system/outside', permission: 'outsideDoors.write' },
    ],
  },
]
