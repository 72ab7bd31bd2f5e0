import { z } from 'zod'
import { fail } from '../errors.ts'
import { command } from '../operation.ts'
import { recordCommands, viewOf } from '../record.ts'
import { recordId } from '../shapes.ts'
import { openPartnerKind, referralKind } from './queries.ts'
import { openPartnerView } from './schema.ts'

export const partnerCommands = recordCommands(openPartnerKind)
export const referralCommands = recordCommands(referralKind)

/** Opens a partner's full phone; the audit says who did. */
export const openPartner = command('contacts.read')
  .input(z.object({ id: recordId }))
  .output(openPartnerView)
  .handler(async ({ input: { id }, context: { tx } }) => {
    const row = await tx.partner.findUnique({ where: { id }, include: openPartnerKind.include })
    if (!row) throw fail('NOT_FOUND')
    await tx.$executeRaw`select note_opening('partners', ${id}::uuid)`
    return openPartnerView.parse(viewOf(row))
  })
