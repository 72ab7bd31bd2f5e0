import { z } from 'zod'
import { fail } from '../errors.ts'
import { command } from '../operation.ts'
import { recordCommands, viewOf } from '../record.ts'
import { recordId } from '../shapes.ts'
import { openContactKind } from './queries.ts'
import { openContactView } from './schema.ts'

export const contactCommands = recordCommands(openContactKind)

/** Opens a contact's full phone and mail. It is a command because it leaves a trace: the audit says who opened whose. */
export const openContact = command('contacts.read')
  .input(z.object({ id: recordId }))
  .output(openContactView)
  .handler(async ({ input: { id }, context: { tx } }) => {
    const row = await tx.contact.findUnique({ where: { id }, include: openContactKind.include })
    if (!row) throw fail('NOT_FOUND')
    await tx.$executeRaw`select note_opening('contacts', ${id}::uuid)`
    return openContactView.parse(viewOf(row))
  })
