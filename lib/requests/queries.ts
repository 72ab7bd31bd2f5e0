import { z } from 'zod'
import { plusDays, toColumn, today } from '../day.ts'
import { masked } from '../mask.ts'
import { query } from '../operation.ts'
import { recordQueries } from '../record.ts'
import { recordId } from '../shapes.ts'
import { ownDaysFrom, plusWorkingDays } from '../working-days.ts'
import { lifeOf, promiseOf } from './read.ts'
import {
  categoryInput,
  categoryView,
  deskView,
  lifeView,
  openRequestView,
  openStatuses,
  promiseAsk,
  promiseView,
  requestInput,
  requestView,
} from './schema.ts'

const kind = {
  model: 'request',
  read: 'requests.read',
  write: 'requests.write',
  input: requestInput,
  search: ['code', 'summary', 'organisation.name', 'category', 'organisationName'],
  by: 'receivedOn',
  masked: { columns: ['contactPhone'], mask: masked, read: 'contacts.read' },
  include: { organisation: { select: { name: true } } },
} as const
/** For writing: whoever writes a request may open its contact too, and gets back what was written. */
export const openRequestKind = { ...kind, view: openRequestView } as const
/** For reading: masked. */
export const requestKind = { ...kind, view: requestView } as const
export const requestQueries = recordQueries(requestKind)

/** The time line of one request. */
export const getRequestLife = query('requests.read')
  .input(z.object({ id: recordId }))
  .output(lifeView)
  .handler(({ input, context: { db } }) => lifeOf(db, input.id))

/** What would be promised for a category from a day on, and which team would get it. */
export const getPromise = query('requests.read')
  .input(promiseAsk)
  .output(promiseView)
  .handler(({ input, context: { db } }) => promiseOf(db, input))

/** How many requests wait for somebody, and for what. */
export const getDesk = query('requests.read')
  .output(deskView)
  .handler(async ({ context: { db, actor } }) => {
    const now = today()
    const memberships = await db.serviceTeamMember.findMany({
      where: { userName: actor?.userName ?? '', removedAt: null, team: { removedAt: null } },
      select: { team: { select: { name: true } } },
    })
    const myTeams = memberships.map(({ team }) => team.name)
    const next = plusWorkingDays(now, 1, await ownDaysFrom(db, now))
    const open = { removedAt: null, status: { in: [...openStatuses] } }
    const count = (where: NonNullable<Parameters<typeof db.request.count>[0]>['where']) => db.request.count({ where })
    const [submitted, unassigned, due, soon, overdue, unvisited, mine] = await Promise.all([
      count({ removedAt: null, status: 'submitted' }),
      count({ removedAt: null, status: 'accepted' }),
      count({ ...open, promisedOn: toColumn(now) }),
      count({ ...open, promisedOn: { gte: toColumn(plusDays(now, 1)), lte: toColumn(next) } }),
      count({ ...open, promisedOn: { lt: toColumn(now) } }),
      count({ removedAt: null, status: 'closed' }),
      count({ ...open, team: { in: myTeams } }),
    ])
    const counts = { submitted, unassigned, today: due, next: soon, overdue, unvisited, mine: myTeams.length > 0 ? mine : null }
    return { ...counts, myTeams, tables: ['requests', 'service_team_members', 'calendar_days'] }
  })

export const categoryKind = {
  model: 'requestCategory',
  read: 'requests.read',
  write: 'serviceDesk.write',
  input: categoryInput,
  view: categoryView,
  search: ['name'],
  by: 'updatedAt',
  include: { serviceTeam: { select: { name: true } } },
} as const
export const categoryQueries = recordQueries(categoryKind)
