import { z } from 'zod'
import { fromColumn } from '../day.ts'
import type { Db, Tx } from '../db.ts'
import { fail } from '../errors.ts'
import { query } from '../operation.ts'
import { publicLink, readPublicLink } from '../public-link.ts'
import { recordId } from '../shapes.ts'
import { countLook } from '../throttle.ts'
import { askedAsk, askedView, askingAsk, askingView } from './schema.ts'

/** The organisation that a link speaks for; NOT_FOUND for a link that was forged or cut short, and for an organisation that is gone. */
export async function linkedOrganisation(on: Pick<Db, 'organisation'>, token: string) {
  const link = readPublicLink('ask', token)
  const found = link?.round === 'organisation' && (await on.organisation.findFirst({ where: { id: link.id, removedAt: null } }))
  if (!found) throw fail('NOT_FOUND')
  return found
}

/** What residents may ask for, and for whom the link speaks. */
export const openAsking = query('public.ask')
  .input(askingAsk)
  .output(askingView)
  .handler(async ({ input, context: { db, address } }) => {
    await countLook(address)
    const organisation = input.token === null ? null : (await linkedOrganisation(db, input.token)).name
    const categories = await db.requestCategory.findMany({
      where: { isInUse: true, removedAt: null },
      orderBy: [{ position: 'asc' }, { name: 'asc' }],
    })
    return { organisation, categories: categories.map(({ name, nameEn, promisedDays }) => ({ name, nameEn, promisedDays })) }
  })

/** The request that a link opens; NOT_FOUND for any other link and for one that is gone. */
export async function linkedRequest(on: Db | Tx, token: string) {
  const link = readPublicLink('ask', token)
  const where = { id: link?.id ?? '', removedAt: null }
  const found =
    link?.round === 'request' &&
    (await on.request.findFirst({
      where,
      include: { steps: { where: { step: { in: ['decline', 'withdraw'] } }, orderBy: { position: 'desc' }, take: 1 } },
    }))
  if (!found) throw fail('NOT_FOUND')
  return found
}

/** Where a request stands, as whoever holds its link may know. */
export function askedOf(found: Awaited<ReturnType<typeof linkedRequest>>): z.infer<typeof askedView> {
  const { code, category, status, revisitScore: score } = found
  const isOver = status === 'declined' || status === 'withdrawn'
  return askedView.parse({
    ...{ code, category, status, score, receivedOn: fromColumn(found.receivedOn) },
    promisedOn: found.promisedOn && fromColumn(found.promisedOn),
    closedOn: found.closedOn && fromColumn(found.closedOn),
    answer: isOver ? (found.steps[0]?.note ?? null) : found.closedOn ? found.result : null,
  })
}

export const openAsked = query('public.ask')
  .input(askedAsk)
  .output(askedView)
  .handler(async ({ input, context: { db, address } }) => {
    await countLook(address)
    return askedOf(await linkedRequest(db, input.token))
  })

/** The address by which one organisation asks without naming itself; what it says of itself is not asked for. */
export const getAskLink = query('requests.read')
  .input(z.object({ organisationId: recordId }))
  .output(z.object({ url: z.string() }))
  .handler(async ({ input: { organisationId }, context: { db } }) => {
    if (!(await db.organisation.count({ where: { id: organisationId, removedAt: null } }))) throw fail('NOT_FOUND')
    return { url: publicLink('ask', organisationId, 'organisation') }
  })
