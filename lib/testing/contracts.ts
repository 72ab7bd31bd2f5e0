import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { contractAmendmentInput, contractInput, contractLineInput, settlementInput } from '../contracts/schema.ts'
import { as } from './callers.ts'

const officer = as('officer')
let turn = 0
const none = { signedOn: null, startsOn: null, endsOn: null, settlementBasis: null, procurementId: null, note: null }
type Over<Shape extends z.ZodType> = Partial<z.input<Shape>>

/** A contract of ¥1,000 in force from March to December 2023, with what a test says otherwise. */
export const someContract = (over: Over<typeof contractInput> = {}) =>
  officer.contracts.log({
    ...{
      id: randomUUID(),
      code: `HT-${++turn}-${randomUUID()}`,
      name: '推文服务合同',
      subProject: '活动经费',
      supplier: '某公司',
      amountYuan: '1000',
    },
    ...{ ...none, signedOn: '2023-02-20', startsOn: '2023-03-01', endsOn: '2023-12-31', settlementBasis: '按实际数量×单价' },
    ...over,
  })

/** Up to ten 推文 at ¥50. */
export const someLine = (contractId: string, over: Over<typeof contractLineInput> = {}) =>
  officer.contractLines.log({
    ...{ id: randomUUID(), contractId, lineNo: ++turn % 999 || 1, item: '推文', unit: '篇', maxQuantity: '10', unitPriceYuan: '50' },
    amendmentId: null,
    ...over,
  })

/** An amendment in force from July 2023, which changes neither amount nor term. */
export const someAmendment = (contractId: string, over: Over<typeof contractAmendmentInput> = {}) =>
  officer.contractAmendments.log({
    ...{ id: randomUUID(), contractId, code: `BC-${++turn}-${randomUUID()}`, signedOn: '2023-06-20', effectiveOn: '2023-07-01' },
    ...{ amountChangeYuan: '0', newEndsOn: null, reason: '增加服务内容' },
    ...over,
  })

/** Four 推文 at ¥50 on 30 September 2023: as agreed. */
export const someSettlement = (contractId: string, over: Over<typeof settlementInput> = {}) =>
  officer.settlements.log({
    ...{ id: randomUUID(), contractId, code: `JS-${++turn}-${randomUUID()}`, item: '推文', unit: '篇', quantity: '4', unitPriceYuan: '50' },
    ...{ amountYuan: '200', settledOn: '2023-09-30', note: null },
    ...over,
  })
