import { z } from 'zod'
import { fail } from '../errors.ts'
import { command, query } from '../operation.ts'
import { tryIssuer } from './oidc.ts'
import { doorOf, sealSecret, viewOfDoor } from './read.ts'
import { doorInput, doorNames, doorTry, doorView } from './schema.ts'
import { tryCorp } from './wecom.ts'

const ofDoor = z.object({ provider: z.enum(doorNames) })

/** Sets a door up. Its secret is sealed and never shown again; to another issuer or client the one that is there is not sent: it is entered anew. */
export const connectDoor = command('outsideDoors.write')
  .input(doorInput)
  .output(doorView)
  .handler(async ({ input: { secret, version, ...words }, context: { tx } }) => {
    const before = await tx.outsideDoor.findUnique({ where: { provider: words.provider } })
    if ((before?.version ?? null) !== version) throw fail('STALE')
    const isSame = before?.realm === words.realm && before.clientId === words.clientId
    if (secret === null && !isSame) throw fail('RULE_BROKEN', { params: { rule: 'door_secret_missing' }, fields: ['secret'] })
    const row = { byMail: false, ...words, secretSealed: secret === null ? (before?.secretSealed ?? '') : sealSecret(secret) }
    return viewOfDoor(await tx.outsideDoor.upsert({ where: { provider: words.provider }, create: row, update: row }))
  })

/** Takes a door away with its secret; who is linked stays linked, for the day when it comes back. */
export const disconnectDoor = command('outsideDoors.write')
  .input(ofDoor)
  .output(z.object({}))
  .handler(async ({ input, context: { tx } }) => {
    await tx.outsideDoor.deleteMany({ where: input })
    return {}
  })

/** Asks the other side whether the door would open: the issuer for its description, WeCom for a token. */
export const tryDoor = query('outsideDoors.write')
  .input(ofDoor)
  .output(doorTry)
  .handler(async ({ input, context: { db } }) => {
    const row = await db.outsideDoor.findUnique({ where: input })
    if (!row) throw fail('NOT_FOUND')
    const door = doorOf(row)
    if (door.secret === null) return { reason: 'secret_unreadable' as const, detail: '' }
    return door.provider === 'oidc' ? tryIssuer(door.realm) : tryCorp(door)
  })
