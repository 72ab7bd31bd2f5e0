import QRCode from 'qrcode'
import { z } from 'zod'
import { firstOfYear, lastOfYear, toColumn } from '../day.ts'
import { fail } from '../errors.ts'
import { query } from '../operation.ts'
import { publicLink } from '../public-link.ts'
import { recordQueries, viewOf } from '../record.ts'
import { recordId } from '../shapes.ts'
import { planOf } from './rules.ts'
import {
  confirmationInput,
  confirmationView,
  eventInput,
  eventKindInput,
  eventKindView,
  eventSeriesInput,
  eventSeriesView,
  eventView,
  invitationInput,
  invitationView,
  matchInput,
  matchStepView,
  matchView,
  planRow,
  signInInput,
  signInView,
} from './schema.ts'

const access = { read: 'events.read', write: 'events.write' } as const
const titleOfEvent = { event: { select: { title: true } } }

export const eventKindKind = {
  model: 'eventKind',
  read: 'events.read',
  write: 'eventKinds.write',
  input: eventKindInput,
  view: eventKindView,
  search: ['name', 'code', 'nameEn'],
  by: 'position',
} as const
export const eventKindQueries = recordQueries(eventKindKind)

export const eventSeriesKind = {
  model: 'eventSeries',
  ...access,
  input: eventSeriesInput,
  view: eventSeriesView,
  search: ['name', 'aim'],
  by: 'updatedAt',
  include: { events: { where: { removedAt: null }, select: { status: true } } },
} as const
export const eventSeriesQueries = recordQueries(eventSeriesKind)

export const eventKind = {
  model: 'event',
  ...access,
  input: eventInput,
  view: eventView,
  search: ['code', 'title', 'venue'],
  by: 'heldOn',
  include: { kindOf: { select: { name: true, nameEn: true } }, seriesOf: { select: { name: true } } },
} as const
export const eventQueries = recordQueries(eventKind)

export const invitationKind = {
  model: 'invitation',
  ...access,
  input: invitationInput,
  view: invitationView,
  search: ['organisationName', 'event.title'],
  by: 'createdAt',
  include: titleOfEvent,
} as const
export const invitationQueries = recordQueries(invitationKind)

export const signInKind = {
  model: 'signIn',
  ...access,
  input: signInInput,
  view: signInView,
  search: ['organisationName', 'event.title'],
  by: 'signedAt',
  include: titleOfEvent,
} as const
export const signInQueries = recordQueries(signInKind)

export const matchKind = {
  model: 'match',
  ...access,
  input: matchInput,
  view: matchView,
  search: ['code', 'counterpart', 'organisation.name'],
  by: 'reachedOn',
  include: {
    organisation: { select: { name: true } },
    ...titleOfEvent,
    confirmations: { where: { removedAt: null }, select: { side: true, agrees: true } },
  },
} as const
export const matchQueries = recordQueries(matchKind)

export const confirmationKind = {
  model: 'matchConfirmation',
  ...access,
  input: confirmationInput,
  view: confirmationView,
  search: ['confirmedBy'],
  by: 'confirmedAt',
} as const
export const confirmationQueries = recordQueries(confirmationKind)

/** The stages that a match went through, in the order of their days. */
export const listMatchSteps = query('events.read')
  .input(z.object({ id: recordId }))
  .output(z.array(matchStepView))
  .handler(async ({ input, context: { db } }) => {
    const rows = await db.matchStep.findMany({ where: { matchId: input.id }, orderBy: [{ reachedOn: 'asc' }, { createdAt: 'asc' }] })
    return rows.map((row) => matchStepView.parse(viewOf(row)))
  })

/** A year's events by kind: how many are planned, held and cancelled, how many of those held lack evidence, and their budgets in yuan. */
export const getEventPlan = query('events.read')
  .input(z.object({ year: z.int().min(2000).max(2099) }))
  .output(z.array(planRow))
  .handler(async ({ input: { year }, context: { db } }) => {
    const events = await db.event.findMany({
      where: { removedAt: null, heldOn: { gte: toColumn(firstOfYear(year)), lte: toColumn(lastOfYear(year)) } },
      select: { kind: true, status: true, missing: true, budgetYuan: true, expectedHeads: true },
    })
    const kinds = await db.eventKind.findMany({ where: { removedAt: null }, orderBy: [{ position: 'asc' }, { name: 'asc' }] })
    return planOf(
      kinds,
      events.map((event) => ({ ...event, budgetYuan: event.budgetYuan?.toFixed() ?? null })),
    )
  })

/** Where visitors sign in at an event, for as long as its round of links lasts: the address, and its QR code as an SVG picture. */
export const getSignInLink = query('events.read')
  .input(z.object({ id: recordId }))
  .output(z.object({ address: z.url(), qr: z.string() }))
  .handler(async ({ input: { id }, context: { db } }) => {
    const event = await db.event.findUnique({ where: { id, removedAt: null }, select: { signInRound: true } })
    if (!event) throw fail('NOT_FOUND')
    const address = publicLink('arrive', id, event.signInRound)
    return { address, qr: await QRCode.toString(address, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' }) }
  })

/** Where each side of a match says whether it took place: to be sent to that side alone. */
export const getConfirmationLinks = query('events.write')
  .input(z.object({ id: recordId }))
  .output(z.object({ resident: z.url(), counterpart: z.url() }))
  .handler(async ({ input: { id }, context: { db } }) => {
    if (!(await db.match.findUnique({ where: { id, removedAt: null }, select: { id: true } }))) throw fail('NOT_FOUND')
    return { resident: publicLink('confirm', id, 'resident'), counterpart: publicLink('confirm', id, 'counterpart') }
  })
