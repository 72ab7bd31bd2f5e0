import { Converter as toTraditional } from 'opencc-js/cn2t'
import { Converter as toSimplified } from 'opencc-js/t2cn'
import { houseMinute } from '../day.ts'
import { db } from '../db.ts'
import { fail } from '../errors.ts'
import { batch } from '../operation.ts'
import { countTry } from '../throttle.ts'
import { linkedSurvey } from './queries.ts'
import { refusedAnswers } from './rules.ts'
import { answerInput, answerReceipt } from './schema.ts'

const simplified = toSimplified({ from: 'hk', to: 'cn' })
const traditional = toTraditional({ from: 'cn', to: 'hk' })

type Kept = { state: 'kept' | 'early' | 'closed' | 'used' | 'changed'; id: string; at: Date | null; replaces: boolean }

/**
 * Somebody without an account answers a survey by its link, in one statement (`public_answer`), which also scores it: no client says what an answer is
 * worth. Sent again under the same id it is the same, with the same receipt, also once the survey is over. SURVEY_NOT_OPEN, SURVEY_CLOSED, LINK_USED
 * with the time, SURVEY_CHANGED, SURVEY_ANSWERS with the questions as `fields`, YEAR_CLOSED, NOT_FOUND, TOO_MANY_TRIES.
 */
export const sendAnswer = batch('public.answer')
  .input(answerInput)
  .output(answerReceipt)
  .handler(async ({ input, context: { address, signature } }) => {
    const { survey, days, invitation, link } = await linkedSurvey(db(), input.token)
    await countTry('answerAddress', `${survey.id} ${address}`)
    // what was answered of other questions is held against none
    const isSame = input.revision === survey.revision
    const refused = isSame ? refusedAnswers(survey.questions, input.answers) : {}
    const name = input.organisationName ?? ''
    if (!invitation && !name) refused.organisationName = 'missing'
    const [reason] = Object.values(refused)
    if (reason) throw fail('SURVEY_ANSWERS', { fields: Object.keys(refused), params: { reason } })
    const [kept] = await db().$queryRaw<Kept[]>`
      select state, id, at, replaces from public_answer(${signature.actor}, ${signature.operation}, ${link.purpose}, ${link.id}::uuid,
        ${link.round}::int, ${input.id}::uuid, ${[name, simplified(name), traditional(name)]}::text[], ${JSON.stringify(input.answers)}::jsonb,
        ${input.revision}::int, ${input.language})`
    // removed or renewed since we looked
    if (!kept) throw fail('NOT_FOUND')
    if (kept.state === 'early') throw fail('SURVEY_NOT_OPEN', { params: { day: days.opensOn ?? '' } })
    if (kept.state === 'closed') throw fail('SURVEY_CLOSED')
    if (kept.state === 'changed') throw fail('SURVEY_CHANGED')
    const at = kept.at?.toISOString() ?? ''
    if (kept.state === 'used') throw fail('LINK_USED', { params: { at: kept.at ? houseMinute(kept.at) : '' } })
    return { id: kept.id, submittedAt: at, replaces: kept.replaces }
  })
