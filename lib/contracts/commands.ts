import { fail } from '../errors.ts'
import { command } from '../operation.ts'
import { recordCommands, viewOf } from '../record.ts'
import { contractAmendmentKind, contractKind, contractLineKind, settlementKind } from './queries.ts'
import { findingView, resolveFindingInput } from './schema.ts'

export const contractCommands = recordCommands(contractKind)
export const contractLineCommands = recordCommands(contractLineKind)
export const contractAmendmentCommands = recordCommands(contractAmendmentKind)
export const settlementCommands = recordCommands(settlementKind)

/** Settles a finding with a note that says why; the contract counts as consistent once none is open. */
export const resolveFinding = command('contracts.write')
  .input(resolveFindingInput)
  .output(findingView)
  .handler(async ({ input, context: { tx, actor } }) => {
    const done = await tx.contractFinding.updateMany({
      where: { id: input.id },
      data: { note: input.note, resolvedAt: new Date(), resolvedBy: actor?.name ?? null },
    })
    if (done.count === 0) throw fail('NOT_FOUND')
    return findingView.parse(viewOf(await tx.contractFinding.findUniqueOrThrow({ where: { id: input.id } })))
  })
