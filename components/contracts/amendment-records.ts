import type { Records, Reference } from '#components/ui/records.ts'
import { api, client } from '#lib/api.ts'
import { contractAmendmentInput } from '#lib/contracts/schema.ts'
import { today } from '#lib/day.ts'

export type Amendment = Awaited<ReturnType<typeof client.contractAmendments.get>>

/** The amendments of one contract, on its page. */
export const amendmentsOf = (contractId: string): Records<Amendment> => ({
  texts: 'contracts.amendment',
  write: 'contracts.write',
  titleOf: (row) => row.code,
  input: contractAmendmentInput,
  yearly: false,
  evidence: 'contract_amendments',
  fixed: { contractId },
  order: [{ by: 'effectiveOn', descending: false }],
  start: () => ({ effectiveOn: today(), amountChangeYuan: '0' }),
  list: (input) => api.contractAmendments.list.queryOptions({ input }),
  get: (id) => api.contractAmendments.get.queryOptions({ input: { id } }),
  operations: client.contractAmendments,
  columns: [
    { name: 'code', kind: 'text' },
    { name: 'effectiveOn', kind: 'day' },
    { name: 'amountChangeYuan', kind: 'money' },
    { name: 'newEndsOn', kind: 'day' },
    { name: 'reason', kind: 'text' },
  ],
  fields: [
    { name: 'code', kind: 'text' },
    { name: 'reason', kind: 'text' },
    { name: 'signedOn', kind: 'day' },
    { name: 'effectiveOn', kind: 'day' },
    { name: 'amountChangeYuan', kind: 'money' },
    { name: 'newEndsOn', kind: 'day' },
  ],
})

/** An amendment of the contract that a form has chosen. */
export const amendmentReference: Reference = {
  name: 'contractAmendments',
  find: async (search, given = {}) => {
    const filters = { contractId: { is: [given.contractId || '00000000-0000-0000-0000-000000000000'] } }
    return (await client.contractAmendments.list({ search, filters, size: 50 })).rows.map(({ id, code, reason }) => ({
      value: id,
      label: code,
      hint: reason,
    }))
  },
  labelOf: async (id) => (await client.contractAmendments.get({ id })).code,
}
/** An amendment of one contract. */
export const amendmentReferenceOf = (contractId: string): Reference => ({
  ...amendmentReference,
  name: `contractAmendments.${contractId}`,
  find: (search) => amendmentReference.find(search, { contractId }),
})
