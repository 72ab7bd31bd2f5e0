import { recordQueries } from '../record.ts'
import { eventInput, eventView, matchInput, matchView, signInInput, signInView } from './schema.ts'

export const eventKind = {
  model: 'event',
  read: 'events.read',
  write: 'events.write',
  input: eventInput,
  view: eventView,
  search: ['code', 'title', 'venue'],
  by: 'heldOn',
} as const
export const eventQueries = recordQueries(eventKind)

export const signInKind = {
  model: 'signIn',
  read: 'events.read',
  write: 'events.write',
  input: signInInput,
  view: signInView,
  search: ['organisationName', 'event.title'],
  by: 'signedAt',
  include: { event: { select: { title: true } } },
} as const
export const signInQueries = recordQueries(signInKind)

export const matchKind = {
  model: 'match',
  read: 'events.read',
  write: 'events.write',
  input: matchInput,
  view: matchView,
  search: ['code', 'counterpart', 'organisation.name'],
  by: 'reachedOn',
  include: { organisation: { select: { name: true } } },
} as const
export const matchQueries = recordQueries(matchKind)
