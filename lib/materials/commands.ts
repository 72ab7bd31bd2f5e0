import { v7 as newId } from 'uuid'
import { z } from 'zod'
import { db } from '../db.ts'
import { fail } from '../errors.ts'
import { getFile } from '../files.ts'
import { batch, command } from '../operation.ts'
import { recordCommands, viewOf } from '../record.ts'
import { recordVersion } from '../shapes.ts'
import { countTry } from '../throttle.ts'
import { handoutKind, materialKind, versionKind } from './queries.ts'
import { linkedMaterial, offeredOf } from './read.ts'
import { materialView, takeInput } from './schema.ts'

export const materialCommands = recordCommands(materialKind)
export const versionCommands = recordCommands(versionKind)
export const handoutCommands = recordCommands(handoutKind)

/** Ends every public link to a material that was given out, and makes a new one. */
export const renewMaterialLink = command('materials.write')
  .input(recordVersion)
  .output(materialView)
  .handler(async ({ input, context: { tx } }) => {
    const done = await tx.material.updateMany({ where: { ...input, removedAt: null }, data: { linkRound: { increment: 1 } } })
    const row = await tx.material.findUnique({ where: { id: input.id } })
    if (!row) throw fail('NOT_FOUND')
    if (done.count === 0) throw fail('STALE', { current: materialView.parse(viewOf(row)) })
    return materialView.parse(viewOf(row))
  })

/**
 * Hands a material to whoever holds its link: the file, or the address outside. Counted once a device within half an hour, in one statement
 * (`public_download`), when the file is there to be sent. NOT_FOUND, NOT_OPEN where nothing holds now, TOO_MANY_TRIES.
 */
export const takeMaterial = batch('public.material')
  .input(takeInput)
  .output(z.union([z.object({ url: z.string() }), z.object({ file: z.file() })]))
  .handler(async ({ input: { token, device, isCounted, locale }, context: { address, signature } }) => {
    await countTry('materialAddress', address)
    const material = await linkedMaterial(db(), token)
    const { version, file, state } = await offeredOf(db(), material.id)
    if (!version || state !== 'current') throw fail('NOT_OPEN', { params: { state: `material_${state}` } })
    const taken = file
      ? { file: new File([new Uint8Array(await getFile(file.sha256))], file.fileName, { type: file.mediaType }) }
      : { url: version.url ?? '' }
    if (isCounted)
      await db()
        .$queryRaw`select public_download(${signature.actor}, ${signature.operation || 'materials.take'}, ${newId()}::uuid, ${version.id}::uuid,
        ${device}::uuid, ${locale})`
    return taken
  })
