import { useMutation } from '@tanstack/react-query'
import { v7 as newId } from 'uuid'
import { client } from '#lib/api.ts'
import type { AllocationBasis, RuleRow } from '#lib/spending/schema.ts'

/** Sets the rules of some categories, one after the other: a new record, a revised one, or one brought back from among the removed. */
export function useSetRules() {
  return useMutation({
    mutationFn: async (wanted: readonly { row: RuleRow; basis: AllocationBasis }[]) => {
      for (const { row, basis } of wanted) await setRule(row, basis)
    },
  })
}

async function setRule({ category, rule }: RuleRow, basis: AllocationBasis): Promise<void> {
  if (!rule) {
    await client.allocationRules.log({ id: newId(), category, basis, note: null })
    return
  }
  const { id, note } = rule
  const { version } = rule.isRemoved ? await client.allocationRules.restore({ id, version: rule.version }) : rule
  await client.allocationRules.revise({ id, version, category, basis, note })
}
