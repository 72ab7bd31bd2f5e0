import { isProcedure, ORPCError } from '@orpc/server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isAllowed, permissions, type Role, roles } from './permissions.ts'
import { router } from './router.ts'
import { as } from './testing/callers.ts'
import { testDatabase } from './testing/database.ts'
import { DoorsOfTheHouse } from './testing/doors.ts'

testDatabase()
const house = new DoorsOfTheHouse()
beforeAll(() => house.open())
afterAll(() => house.close())

// Written down here a second time on purpose: lib/permissions.ts is not read for it.
const everyone: Role[] = ['operator', 'officer', 'office', 'head', 'director', 'viewer', 'admin', 'security', 'auditor']
const staff: Role[] = ['operator', 'officer']
const staffAndOffice: Role[] = [...staff, 'office']

const applicationReaders: Role[] = [...staffAndOffice, 'head', 'director']

const auditReaders: Role[] = ['admin', 'head', 'director', 'viewer', 'auditor']
const sheetReaders: Role[] = ['operator', 'officer', 'office', 'head', 'director', 'viewer']

const record = (write: Role[]): Record<string, Role[]> => ({
  list: everyone,
  get: everyone,
  log: write,
  revise: write,
  remove: write,
  restore: write,
  history: everyone,
  export: everyone,
  reviseMany: write,
  removeMany: write,
  restoreMany: write,
})

const expected: Record<string, Record<string, Role[] | 'anyone'>> = {
  facts: { trace: everyone, rows: everyone, export: everyone, watch: everyone },
  indicators: { list: everyone, years: everyone, trace: everyone, changes: everyone, months: everyone },
  board: { year: everyone, attention: everyone },
  walls: {
    open: 'anyone',
    list: ['officer', 'office', 'admin'],
    share: ['officer', 'office', 'admin'],
    renew: ['officer', 'office', 'admin'],
    revoke: ['officer', 'office', 'admin'],
  },
  definitions: {
    ...{ list: everyone, get: everyone, history: everyone, preview: everyone, facets: everyone },
    ...Object.fromEntries(
      ['log', 'revise', 'remove', 'restore', 'arrange', 'weigh'].map((name) => [name, ['officer', 'office'] as Role[]]),
    ),
  },
  indicatorSets: {
    ...{ get: everyone, state: everyone, history: everyone, dismiss: ['officer', 'office'], copy: ['officer', 'office'] },
    ...{ activate: ['office', 'head', 'director'], reopen: ['office', 'head', 'director'] },
  },
  targets: { year: everyone, decide: ['officer', 'office'], undecide: ['officer', 'office'] },
  frameworks: { list: everyone, layout: everyone, place: ['officer', 'office'] },
  search: { all: everyone, readings: everyone },
  evaluations: {
    ...{ get: everyone, report: everyone, form: everyone, pdf: everyone, bulletin: everyone, years: everyone, exportYears: everyone },
    ...{ explain: ['officer'], review: ['head', 'director'] },
    ...{ rate: ['officer', 'head', 'director'], apply: ['officer', 'head', 'director'] },
  },
  limits: { get: everyone, revise: ['office', 'head'] },
  reportChecks: { check: ['officer', 'office', 'head', 'director'] },
  closings: { list: everyone, verify: everyone, content: everyone, note: ['office'] },
  lateFacts: {
    list: everyone,
    file: ['operator', 'officer', 'office'],
    apply: ['operator', 'officer', 'office'],
    unapply: ['operator', 'officer', 'office'],
  },
  templates: {
    ...{ list: everyone, tags: everyone, file: everyone },
    ...{ check: ['office'], add: ['office'], choose: ['office'], remove: ['office'], restore: ['office'] },
  },
  narratives: { list: everyone, write: ['officer', 'office'], unwrite: ['officer', 'office'] },
  evaluationSteps: {
    ...{ get: everyone, submit: ['officer'], forward: ['office'], review: ['head'], approve: ['director'], file: ['office'] },
    ...{ return: ['office', 'head', 'director'], reopen: ['director'] },
  },
  rectifications: { ...record(['officer', 'office']), finish: ['officer', 'office'], verify: ['office', 'head'] },
  waiting: { list: everyone },
  evaluationComments: {
    list: everyone,
    add: ['officer', 'office', 'head', 'director'],
    resolve: ['officer', 'office', 'head', 'director'],
  },
  monitoring: {
    ...{ get: everyone, report: everyone, form: everyone, take: ['officer'], write: ['officer'], submit: ['officer'] },
    ...{ review: ['head'], return: ['head'] },
  },
  evidence: {
    ...{ list: everyone, attach: staffAndOffice, remove: staffAndOffice, restore: staffAndOffice },
    classify: ['officer', 'office', 'head'],
  },
  evidencePackage: {
    ...{ gaps: everyone, materials: everyone, requirements: everyone },
    ...{ require: ['officer', 'office'], number: staffAndOffice },
  },
  imports: {
    ...{
      start: staff,
      map: staff,
      leaveOut: staff,
      changeYear: staff,
      write: staff,
      cancel: staff,
      retry: staff,
      undo: staff,
      forget: staff,
    },
    ...Object.fromEntries(['get', 'rows', 'list', 'sheets', 'mappings', 'batches', 'columns'].map((name) => [name, sheetReaders])),
  },
  views: { list: everyone, save: everyone, revise: everyone, remove: everyone, prefer: everyone },
  audit: {
    ...Object.fromEntries(['list', 'check', 'keeping', 'export'].map((name) => [name, auditReaders])),
    keep: ['admin', 'auditor'],
  },
  privacy: { list: ['office', 'admin', 'security', 'auditor'], notice: 'anyone', keep: ['admin', 'security'] },
  apiKeys: { list: everyone, ask: everyone, approve: ['admin', 'security'], revoke: everyone },
  identities: {
    ...{ list: everyone, listOf: ['admin', 'security', 'auditor'], wish: everyone, unlink: everyone },
    ...{ linkMember: ['admin', 'security'], unlinkOf: ['admin', 'security'] },
  },
  outsideDoors: { list: ['admin'], open: 'anyone', connect: ['admin'], disconnect: ['admin'], try: ['admin'] },
  users: {
    entrance: 'anyone',
    list: ['admin', 'security', 'auditor'],
    duties: ['admin', 'security', 'auditor'],
    whoAmI: everyone,
    sessions: everyone,
    add: ['admin'],
    revise: ['admin', 'security'],
    changePassword: everyone,
    switchShortcuts: everyone,
    revokeSession: everyone,
    revokeOthers: everyone,
    setUp: 'anyone',
    profile: everyone,
    reviseProfile: everyone,
    prove: everyone,
  },
  joinLinks: {
    ...{ get: ['admin', 'security'], make: ['admin', 'security'], revoke: ['admin', 'security'], mail: ['admin', 'security'] },
    ...{ open: 'anyone', follow: 'anyone' },
  },
  secondFactors: {
    ...{ own: everyone, begin: everyone, confirm: everyone, makeCodes: everyone, remove: everyone },
    reset: ['admin', 'security'],
  },
  access: { get: ['admin', 'security'], revise: ['admin', 'security'] },
  alerts: {
    ...{
      mine: everyone,
      lasting: everyone,
      who: ['admin'],
      subscribe: everyone,
      prefer: everyone,
      addRule: everyone,
      removeRule: everyone,
    },
    ...{ history: everyone, retry: everyone, unsubscribing: 'anyone' as const, unsubscribe: 'anyone' as const },
  },
  channels: Object.fromEntries(
    ['state', 'connectMail', 'disconnectMail', 'testMail', 'connectRobot', 'disconnectRobot', 'testRobot'].map((name) => [
      name,
      ['admin'] as Role[],
    ]),
  ),
  digests: { times: everyone, preview: everyone, get: everyone, revise: everyone, test: everyone },
  notifications: { list: everyone, unread: everyone, mark: everyone, markAll: everyone },
  organisations: { ...record(staff), industries: everyone, similar: everyone, life: everyone, advance: staff, stepBack: staff },
  contacts: { ...record(staff), open: staffAndOffice },
  documents: record(staff),
  scorecards: record(staff),
  assessments: { ...record(staff), round: everyone },
  applications: {
    ...{
      list: applicationReaders,
      get: applicationReaders,
      history: applicationReaders,
      export: applicationReaders,
      open: staffAndOffice,
      remove: staff,
      restore: staff,
    },
    ...{ accept: staff, decline: staff, reopen: staff, send: 'anyone' as const },
  },
  stays: { ...record(staff), move: staff, linkPlaces: staff },
  rooms: { ...record(staff), plan: everyone, occupancy: everyone, arrange: staff },
  seats: { ...record(staff), choices: everyone, addMany: staff },
  eventKinds: record(['officer', 'office']),
  eventSeries: record(staff),
  events: { ...record(staff), plan: everyone, link: everyone, renewLink: staff },
  invitations: { ...record(staff), inviteResidents: staff },
  signIns: { ...record(staff), logMany: staff },
  matches: { ...record(staff), advance: staff, steps: everyone, links: staff, confirmation: 'anyone', confirm: 'anyone' },
  matchConfirmations: record(staff),
  answers: { open: 'anyone', send: 'anyone' },
  arrivals: { open: 'anyone', sign: 'anyone', undo: 'anyone' },
  articles: { ...record(staff), seen: everyone },
  followerDays: { ...record(staff), series: everyone },
  wechat: {
    ...{ state: everyone, log: everyone, connect: ['admin'], disconnect: ['admin'] },
    ...Object.fromEntries(['switchDaily', 'pull', 'backfill', 'cancel', 'resume'].map((name) => [name, [...staff, 'admin'] as Role[]])),
  },
  budgetLines: { ...record(['officer', 'office']), tree: everyone, copyYear: ['officer', 'office'] },
  budgetAdjustments: { ...record(['officer', 'office']), transfer: ['officer', 'office'] },
  payments: { ...record(staff), check: everyone, payees: everyone, categories: everyone },
  allocationRules: record(['officer', 'office']),
  spending: { cut: everyone, plan: everyone, allocation: everyone, rules: everyone, ledger: everyone, exportLedger: everyone },
  meters: { ...record(staff), stand: everyone, round: everyone },
  meterReadings: record(staff),
  bills: { ...record(staff), differences: everyone },
  contracts: { ...record(staff), life: everyone, findings: everyone, resolveFinding: staff, reopenFinding: staff },
  contractLines: record(staff),
  contractAmendments: record(staff),
  procurements: {
    ...{ ...record(staff), budgetLeft: everyone, compare: everyone, cancel: staff, reopen: staff },
    ...{ approve: ['office', 'head', 'director'], withdraw: ['office', 'head', 'director'] },
  },
  acceptances: record(staff),
  settlements: { ...record(staff), logSheet: staff },
  surveys: {
    ...{ ...record(staff), design: staff, traditional: staff, copy: staff, publish: staff, close: staff, reopen: staff, renewLink: staff },
    ...{ link: everyone, results: everyone, exportAnswers: everyone, enter: staff },
  },
  surveyInvitations: { list: staff, export: staff, inviteResidents: staff, markSent: staff, renew: staff, remove: staff },
  responses: record(staff),
  requests: {
    ...{ ...record(staff), life: everyone, promise: everyone, desk: everyone, advance: staff, stepBack: staff, open: staffAndOffice },
    ...{ askLink: everyone, asking: 'anyone', ask: 'anyone', asked: 'anyone', rate: 'anyone' },
  },
  requestCategories: record(['officer', 'office']),
  serviceTeams: record(['officer', 'office']),
  serviceTeamMembers: record(['officer', 'office']),
  calendarDays: { ...record(['officer', 'office']), work: everyone },
  partners: { ...record(staff), open: staffAndOffice },
  referrals: record(staff),
  inspections: {
    ...{ ...record(staff), round: everyone, grid: everyone, rechecks: everyone },
    ...{ verify: ['operator', 'officer', 'office', 'head'], unverify: ['operator', 'officer', 'office', 'head'] },
  },
  inspectionAreas: { ...record(['officer', 'office']), fromRecords: ['officer', 'office'] },
  policies: { ...record(staffAndOffice), register: everyone },
  policyVersions: record(staffAndOffice),
  materials: {
    ...record(staffAndOffice),
    ...{ kinds: everyone, link: everyone, renewLink: staffAndOffice, figures: everyone, downloads: everyone, open: 'anyone' as const },
  },
  materialVersions: record(staffAndOffice),
  materialHandouts: record(staffAndOffice),
  completeness: { year: everyone, gaps: everyone },
  completenessItems: record(['officer', 'office']),
  completenessExcuses: record(['officer', 'office']),
  completenessMonths: record(['officer', 'office']),
  sample: { state: everyone, remove: ['admin'] },
  backups: { list: ['admin'], start: ['admin'], reviseSettings: ['admin'] },
}

const operations = Object.entries(router).flatMap(([noun, found]) =>
  Object.entries(found).map(([name, operation]) => ({ noun, name, operation, path: `${noun}.${name}` })),
)

/** What a call without sensible input is told: whether the door opened is decided before the input is looked at. */
async function answerTo(role: Role | null, noun: string, name: string): Promise<string> {
  const client = as(role) as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>
  try {
    const answer = await client[noun]?.[name]?.(null)
    if (isStream(answer)) await answer.return(undefined)
    return 'OK'
  } catch (error) {
    if (error instanceof ORPCError) return error.code
    throw error
  }
}
const isStream = (answer: unknown): answer is AsyncGenerator =>
  typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer

describe('permissions', () => {
  test('every operation of the router stands in this table, and nothing else does', () => {
    for (const { operation, path } of operations) expect(isProcedure(operation), path).toBe(true)
    const listed = Object.entries(expected).flatMap(([noun, names]) => Object.keys(names).map((name) => `${noun}.${name}`))
    expect(operations.map(({ path }) => path).sort()).toEqual(listed.sort())
  })

  test.each(operations)('$path opens to those who may and to nobody else, at either door, before it looks at the input', async (one) => {
    const may = expected[one.noun]?.[one.name]
    const isFor = (role: Role | null) => may === 'anyone' || (role !== null && Boolean(may?.includes(role)))
    const refused = [...roles, null].filter((role) => !isFor(role))
    const told = await Promise.all(refused.flatMap((role) => [house.asks('/rpc', role, one), house.asks('/api', role, one)]))
    expect(told).toEqual(refused.flatMap((role) => Array(2).fill(role === null ? '401 SIGNED_OUT' : '403 NOT_ALLOWED')))
    for (const role of [...roles, null].filter(isFor))
      expect(['NOT_ALLOWED', 'SIGNED_OUT'], `${role} is let in`).not.toContain(await answerTo(role, one.noun, one.name))
    const [owner] = roles.filter(isFor)
    // a key that was given nothing opens only what is open to anybody, and is nobody at the pages' door
    if (may !== 'anyone' && owner) expect(await house.asksByKey(owner, one)).toEqual(['403 KEY_SCOPE', '401 SIGNED_OUT'])
  })

  test('a refusal stands in the log under its request, with who it was and nothing of what was asked', async () => {
    const [denied, unknown] = [await house.logged('/api', 'viewer', 'events.log'), await house.logged('/rpc', null, 'events.get')]
    expect(denied).toMatchObject({
      msg: 'refused',
      operation: 'events.log',
      code: 'NOT_ALLOWED',
      role: 'viewer',
      requestId: 'request-of-the-matrix',
    })
    expect(unknown).toMatchObject({ operation: 'events.get', code: 'SIGNED_OUT', actor: null })
    expect(JSON.stringify([denied, unknown])).not.toContain('陈大文')
  })

  test('nobody holds a permission but those of setting up and of the public pages', () => {
    const held = permissions.filter((permission) => isAllowed(null, permission))
    expect(held).toEqual([
      'public.setup',
      'public.arrive',
      'public.confirm',
      'public.apply',
      'public.material',
      'public.ask',
      'public.answer',
      'public.unsubscribe',
      'public.wall',
      'public.join',
      'public.privacy',
    ])
    expect(isAllowed(null, 'self.read')).toBe(false)
    expect(isAllowed('viewer', 'events.write')).toBe(false)
  })
})
