import { fail } from '../errors.ts'
import { putFile } from '../files.ts'
import { command } from '../operation.ts'
import { viewOf } from '../record.ts'
import { recordVersion } from '../shapes.ts'
import { refuseSize, safeFileName, sniffEvidence } from './rules.ts'
import { attachInput, evidenceKinds, evidenceView } from './schema.ts'

/** Attaches a file to a record; its kind is stamped on the record by the database, which is what makes a salon count. */
export const attachEvidence = command('evidence.write')
  .input(attachInput)
  .output(evidenceView)
  .handler(async ({ input: { file, ...input }, context: { tx } }) => {
    const kinds: readonly string[] = evidenceKinds[input.source]
    if (!kinds.includes(input.kind)) throw fail('RULE_BROKEN', { params: { rule: 'evidence_kind' } })
    refuseSize(file.size)
    const bytes = new Uint8Array(await file.arrayBuffer())
    const mediaType = await sniffEvidence(bytes)
    const found = await tx.$queryRawUnsafe<unknown[]>(
      `select 1 from ${input.source} where id = $1::uuid and removed_at is null`,
      input.recordId,
    )
    if (found.length === 0) throw fail('NOT_FOUND')
    const kept = await putFile(bytes)
    const data = { ...input, ...kept, mediaType, fileName: safeFileName(file.name) }
    const made = await tx.evidence.createMany({ data: [data], skipDuplicates: true })
    const row = await tx.evidence.findUniqueOrThrow({ where: { id: input.id } })
    const current = evidenceView.parse(viewOf(row))
    const isSame = row.source === data.source && row.recordId === data.recordId && row.kind === data.kind && row.sha256 === data.sha256
    if (made.count === 0 && !isSame) throw fail('SAME_ID_OTHER_CONTENT', { current })
    return current
  })

/** Takes a file off its record; the bytes stay, so that it can come back. */
export const removeEvidence = command('evidence.write')
  .input(recordVersion)
  .output(evidenceView)
  .handler(async ({ input, context: { tx } }) => {
    const done = await tx.evidence.updateMany({ where: { ...input, removedAt: null }, data: { removedAt: new Date() } })
    const row = await tx.evidence.findUnique({ where: { id: input.id } })
    if (!row) throw fail('NOT_FOUND')
    if (done.count === 0) throw fail('STALE', { current: evidenceView.parse(viewOf(row)) })
    return evidenceView.parse(viewOf(row))
  })
