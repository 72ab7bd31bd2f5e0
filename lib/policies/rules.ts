import type { Day } from '../day.ts'
import { Decimal } from '../money.ts'

/** 穗南开管会纪〔2022〕9号: who issued it, the year in 〔〕, the number without leading zeros. */
const documentNumber = /^[^\s〔〕[\]()（）【】]{1,60}〔(19|20)\d{2}〕[1-9]\d{0,4}号$/
export const isDocumentNumber = (text: string): boolean => documentNumber.test(text)

/** A document number as it should be written, where what was typed can only mean that: other brackets, full-width digits, spaces, 第, leading zeros. */
export function tidyDocumentNumber(typed: string): string {
  const plain = typed
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/\s+/g, '')
    .replace(/[[(（【［〔](\d{4})年?[\])）】］〕]/, '〔$1〕')
  return plain.replace(/〕第?0*(\d+)号?$/, '〕$1号')
}

/** A name without the marks of a title around it: 《资金管理办法》 is 资金管理办法. */
export const tidyName = (typed: string): string => typed.trim().replace(/^《([^《》]+)》$/, '$1')

/** in_force; upcoming: issued and not in force yet; expired, repealed: it was; draft: written and not issued; missing: asked for and not there. */
export const policyStates = ['in_force', 'upcoming', 'expired', 'repealed', 'draft', 'missing', 'not_required'] as const
export type PolicyState = (typeof policyStates)[number]

type Latest = {
  required: boolean
  requiredFrom: Day
  requiredEndsOn: Day | null
  effectiveOn: Day | null
  repealedOn: Day | null
  expiresOn: Day | null
}
/** Where a policy stands today by its latest version. An earlier day is asked of the register: then another version may have counted. */
export function stateToday(policy: Latest, today: Day): PolicyState {
  const { effectiveOn, repealedOn, expiresOn } = policy
  if (effectiveOn !== null) {
    if (repealedOn !== null && repealedOn <= today) return 'repealed'
    return expiresOn !== null && expiresOn < today ? 'expired' : 'in_force'
  }
  const isAsked = policy.required && policy.requiredFrom <= today && (policy.requiredEndsOn === null || policy.requiredEndsOn >= today)
  return isAsked ? 'missing' : 'not_required'
}

/** So many days ahead a review or a last day is announced. */
export const noticeDays = 60
/** What about a day needs attention: it has passed, or it comes soon. */
export function toneOfDay(day: Day | null, today: Day): 'late' | 'soon' | null {
  if (day === null) return null
  if (day < today) return 'late'
  return (Date.parse(day) - Date.parse(today)) / 86_400_000 <= noticeDays ? 'soon' : null
}

/** In force of required in percent, to two decimals, rounded half up; null where none was required. */
export const percentOf = (inForce: string | null, required: string | null): string | null =>
  inForce === null || required === null || new Decimal(required).isZero()
    ? null
    : new Decimal(inForce).mul(100).div(required).toDecimalPlaces(2).toFixed()
