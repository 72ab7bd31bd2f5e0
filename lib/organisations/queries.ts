import { z } from 'zod'
import { dayOf, fromColumn } from '../day.ts'
import type { Db, Tx } from '../db.ts'
import { fail } from '../errors.ts'
import { simplified } from '../han.ts'
import { query } from '../operation.ts'
import { recordQueries, viewOf } from '../record.ts'
import { recordId } from '../shapes.ts'
import { wordOf } from '../sheets/cells.ts'
import { type Life, lifeView, organisationInput, organisationView, similarInput, similarView, stayInput, stayView } from './schema.ts'

export const organisationKind = {
  model: 'organisation',
  read: 'organisations.read',
  write: 'organisations.write',
  input: organisationInput,
  view: organisationView,
  search: ['code', 'name'],
  by: 'updatedAt',
} as const
export const organisationQueries = recordQueries(organisationKind)

/** The trades named so far, for a field that offers them again. */
export const listIndustries = query('organisations.read')
  .output(z.array(z.string()))
  .handler(async ({ context: { db } }) => {
    const rows = await db.organisation.findMany({
      where: { industry: { not: null } },
      distinct: ['industry'],
      orderBy: { industry: 'asc' },
    })
    return rows.flatMap(({ industry }) => industry ?? [])
  })

/** How names are compared: 繁體 as 简体, without spaces, quotes and punctuation. */
const nameKey = (name: string): string => simplified(wordOf(name)).replace(/[\p{P}\p{S}]/gu, '')

/** Organisations whose name says the same, whatever the script and the spacing; removed ones too, because they can be brought back. */
export const findSimilar = query('organisations.read')
  .input(similarInput)
  .output(z.array(similarView))
  .handler(async ({ input: { name, exceptId }, context: { db } }) => {
    const wanted = nameKey(name)
    if (wanted === '') return []
    const known = await db.organisation.findMany({ select: { id: true, code: true, name: true, stage: true, removedAt: true } })
    return known
      .filter((one) => one.id !== exceptId && nameKey(one.name) === wanted)
      .map(({ removedAt, ...one }) => similarView.parse({ ...one, removed: removedAt !== null }))
  })

/** The life of one organisation: the steps taken and what the next one would stand on. */
export const getLife = query('organisations.read')
  .input(z.object({ id: recordId }))
  .output(lifeView)
  .handler(({ input, context: { db } }) => lifeOf(db, input.id))

/** Reads a life; throws NOT_FOUND when there is no such organisation. */
export async function lifeOf(on: Db | Tx, id: string): Promise<Life> {
  const there = { where: { removedAt: null } }
  const found = await on.organisation.findUnique({
    where: { id },
    include: {
      stays: { ...there, orderBy: { startedOn: 'asc' } },
      documents: { where: { removedAt: null, kind: 'agreement' } },
      // in the order in which they were taken: two may bear the same day
      lifeSteps: { ...there, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] },
      assessments: { ...there, orderBy: { year: 'desc' } },
    },
  })
  if (!found) throw fail('NOT_FOUND')
  const ends = [
    ...found.documents.map((paper) => paper.expiresOn),
    ...found.stays.filter((stay) => !stay.endedOn).map((stay) => stay.agreementEndsOn),
  ]
  const latest = ends
    .flatMap((end) => (end ? fromColumn(end) : []))
    .sort()
    .at(-1)
  return lifeView.parse({
    ...viewOf({ ...found, steps: found.lifeSteps }),
    registeredOn: dayOf(found.createdAt),
    agreementEndsOn: latest ?? null,
  })
}

export const stayKind = {
  model: 'stay',
  read: 'organisations.read',
  write: 'organisations.write',
  input: stayInput,
  view: stayView,
  search: ['place', 'organisation.name'],
  by: 'startedOn',
  include: { organisation: { select: { name: true } }, seat: { select: { code: true } } },
  // none chosen: the database looks for the seat that the place names, and a seat found so is no other content of the same submission
  derive: ({ seatId }: { seatId?: string | null }) => (seatId === null ? { seatId: undefined } : {}),
} as const
export const stayQueries = recordQueries(stayKind)
