/** 运营人员 经办人 综合科 科室负责人 主要领导 只读 系统管理员 安全管理员 审计管理员; the last three are the duties of administrators (lib/duties.ts). */
export const roles = ['operator', 'officer', 'office', 'head', 'director', 'viewer', 'admin', 'security', 'auditor'] as const
export type Role = (typeof roles)[number]
/** What a person is until a security administrator, where there is one, says what they are. */
export const firstRole: Role = 'viewer'

const everyone = roles
const readers = everyone
const staff = ['operator', 'officer'] as const

/** Who may do what: each operation names one of these, and there is no other list. `anyone` means without signing in. */
const grants = {
  'public.setup': 'anyone',
  'public.arrive': 'anyone',
  'public.confirm': 'anyone',
  'public.apply': 'anyone',
  'public.material': 'anyone',
  'public.ask': 'anyone',
  'public.answer': 'anyone',
  'public.unsubscribe': 'anyone',
  'public.wall': 'anyone',
  'public.join': 'anyone',
  'public.privacy': 'anyone',
  'self.read': everyone,
  'self.write': everyone,
  'views.share': ['operator', 'officer', 'office', 'head', 'director', 'admin'],
  'board.read': everyone,
  'facts.read': everyone,
  'wall.share': ['officer', 'office', 'admin'],
  'organisations.read': readers,
  'organisations.write': staff,
  'contacts.read': ['operator', 'officer', 'office'],
  'applications.read': ['operator', 'officer', 'office', 'head', 'director'],
  'applications.write': staff,
  'rooms.read': readers,
  'rooms.write': staff,
  'events.read': readers,
  'events.write': staff,
  'eventKinds.write': ['officer', 'office'],
  'articles.read': readers,
  'articles.write': staff,
  'wechat.read': readers,
  'wechat.write': ['operator', 'officer', 'admin'],
  'wechat.secret': ['admin'],
  'costs.read': readers,
  'costs.write': staff,
  'budget.write': ['officer', 'office'],
  'contracts.read': readers,
  'contracts.write': staff,
  'procurements.approve': ['office', 'head', 'director'],
  'surveys.read': readers,
  'surveys.write': staff,
  'requests.read': readers,
  'requests.write': staff,
  'serviceDesk.write': ['officer', 'office'],
  'inspections.read': readers,
  'inspections.write': staff,
  'inspections.verify': ['operator', 'officer', 'office', 'head'],
  'inspections.plan': ['officer', 'office'],
  'policies.read': readers,
  'policies.write': ['operator', 'officer', 'office'],
  'materials.read': readers,
  'materials.write': ['operator', 'officer', 'office'],
  'completeness.read': everyone,
  'completeness.write': ['officer', 'office'],
  'evidence.read': readers,
  'evidence.write': ['operator', 'officer', 'office'],
  'evidence.sensitive': ['operator', 'officer', 'office', 'head', 'director'],
  'evidence.classify': ['officer', 'office', 'head'],
  'evidence.require': ['officer', 'office'],
  'sheets.read': ['operator', 'officer', 'office', 'head', 'director', 'viewer'],
  'sheets.write': staff,
  'indicators.read': everyone,
  'indicators.write': ['officer', 'office'],
  'indicators.activate': ['office', 'head', 'director'],
  'evaluations.read': everyone,
  'evaluations.explain': ['officer'],
  'evaluations.submit': ['officer'],
  'evaluations.gather': ['office'],
  'evaluations.review': ['head'],
  'evaluations.approve': ['director'],
  'evaluations.return': ['office', 'head', 'director'],
  'evaluations.file': ['office'],
  'evaluations.reopen': ['director'],
  'evaluations.verify': everyone,
  'lateFacts.write': ['operator', 'officer', 'office'],
  'evaluations.comment': ['officer', 'office', 'head', 'director'],
  'evaluations.settings': ['office', 'head'],
  'evaluations.rate': ['officer', 'head', 'director'],
  'rectifications.write': ['officer', 'office'],
  'rectifications.verify': ['office', 'head'],
  'evaluations.check': ['officer', 'office', 'head', 'director'],
  'narratives.write': ['officer', 'office'],
  'templates.write': ['office'],
  'monitoring.write': ['officer'],
  'monitoring.review': ['head'],
  'evaluations.deduct': ['head', 'director'],
  'alerts.read': everyone,
  'alerts.write': everyone,
  'alerts.channels': ['admin'],
  'users.read': ['admin', 'security', 'auditor'],
  'users.write': ['admin'],
  'users.roles': ['admin', 'security'],
  'apiKeys.own': everyone,
  'apiKeys.manage': ['admin', 'security'],
  'outsideDoors.write': ['admin'],
  'users.secondFactor': ['admin', 'security'],
  'security.settings': ['admin', 'security'],
  'audit.read': ['admin', 'head', 'director', 'viewer', 'auditor'],
  'audit.keep': ['admin', 'auditor'],
  'privacy.read': ['office', 'admin', 'security', 'auditor'],
  'privacy.keep': ['admin', 'security'],
  'sample.remove': ['admin'],
  'backup.read': ['admin'],
  'backup.run': ['admin'],
  'data.export': ['admin'],
} satisfies Record<string, readonly Role[] | 'anyone'>

export type Permission = keyof typeof grants

/** Whether a role (or nobody, `null`) holds a permission. */
export function isAllowed(role: Role | null, permission: Permission): boolean {
  const granted: readonly Role[] | 'anyone' = grants[permission]
  if (granted === 'anyone') return true
  return role !== null && granted.includes(role)
}

/** Who acts: a role, and for a program's key the permissions that were given to it. */
type Holder = { role: Role; scopes?: readonly Permission[] | undefined }

/** Whether somebody holds a permission: the role does, and the key that stands for them does too. */
export const holds = (who: Holder | null, permission: Permission): boolean =>
  isAllowed(who?.role ?? null, permission) && (isAllowed(null, permission) || !who?.scopes || who.scopes.includes(permission))

/** Every permission there is, for the page that shows the table and for the test that walks it. */
export const permissions = Object.keys(grants) as Permission[]

/** What is a person's own, or the house's keys and people: no program does that in anybody's name. */
const personal = /^(public|self|alerts|users|apiKeys|outsideDoors|security|privacy|system|backup|data|sample|wechat|wall|views)\./

/** What a key may be given: reading and writing records. What a person signs for (approving, reviewing, activating) is done by that person. */
export const keyPermissions = permissions.filter((permission) => /\.(read|write)$/.test(permission) && !personal.test(permission))

/** What a key of somebody of this role may be given. */
export const scopesOf = (role: Role): Permission[] => keyPermissions.filter((permission) => isAllowed(role, permission))
