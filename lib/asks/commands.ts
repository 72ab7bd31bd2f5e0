import { Converter as toTraditional } from 'opencc-js/cn2t'
import { Converter as toSimplified } from 'opencc-js/t2cn'
import { later, toColumn, today } from '../day.ts'
import { db } from '../db.ts'
import { fail } from '../errors.ts'
import { batch, command } from '../operation.ts'
import { publicLink } from '../public-link.ts'
import { lifeOf } from '../requests/read.ts'
import { askedCode } from '../requests/rules.ts'
import { countTry } from '../throttle.ts'
import { askedOf, linkedOrganisation, linkedRequest } from './queries.ts'
import { askedView, askForm, askReceipt, rateInput } from './schema.ts'

const simplified = toSimplified({ from: 'hk', to: 'cn' })
const traditional = toTraditional({ from: 'cn', to: 'hk' })

/**
 * A resident asks for something, in one statement (`public_ask`): it waits to be accepted. Sent twice it is one; with other content under the same
 * id: SAME_ID_OTHER_CONTENT. NOT_FOUND for a link that is none, NOT_OPEN for a category that is no longer offered, TOO_MANY_TRIES.
 */
export const askForSomething = batch('public.ask')
  .input(askForm)
  .output(askReceipt)
  .handler(async ({ input, context: { address, signature } }) => {
    await countTry('askAddress', address)
    const { id, category, summary, contactName, contactPhone } = input
    const organisation = input.token === null ? null : await linkedOrganisation(db(), input.token)
    if (!(await db().requestCategory.count({ where: { name: category, isInUse: true, removedAt: null } })))
      throw fail('NOT_OPEN', { params: { state: 'category' } })
    const name = organisation?.name ?? input.organisationName
    const names = [name, simplified(name), traditional(name)]
    const code = askedCode(id, new Date())
    const [kept] = await db().$queryRaw<{ code: string; created_at: Date }[]>`
      select code, created_at from public_ask(${signature.actor}, ${signature.operation}, ${id}::uuid, ${code}, ${organisation?.id ?? null}::uuid,
        ${names}::text[], ${category}, ${summary}, ${contactName}, ${contactPhone})`
    if (!kept) throw fail('SAME_ID_OTHER_CONTENT', { params: { number: code } })
    const token = publicLink('ask', id, 'request').split('/').at(-1) ?? ''
    return { code: kept.code, sentAt: kept.created_at.toISOString(), token }
  })

/** The resident says how it went, once, after the request was closed; NOT_OPEN before that and afterwards. */
export const rateAsked = command('public.ask')
  .input(rateInput)
  .output(askedView)
  .handler(async ({ input: { token, id, score, note }, context: { tx, address } }) => {
    await countTry('rateAddress', address)
    const { id: requestId } = await linkedRequest(tx, token)
    await tx.$queryRaw`select 1 from requests where id = ${requestId}::uuid for no key update`
    const found = await linkedRequest(tx, token)
    // the same answer again, because the first one's receipt was lost
    if (await tx.requestStep.findUnique({ where: { id } })) return askedOf(found)
    if (found.status !== 'closed') throw fail('NOT_OPEN', { params: { state: found.status === 'revisited' ? 'rated' : 'not_closed' } })
    const { lastOn } = await lifeOf(tx, requestId)
    const doneOn = toColumn(later(today(), lastOn ?? today()))
    await tx.requestStep.create({ data: { id, requestId, step: 'revisit', doneOn, score, note: note || null } })
    return askedOf(await linkedRequest(tx, token))
  })
