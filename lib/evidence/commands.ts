import { z } from 'zod'
import { db, inTransaction } from '../db.ts'
import { fail } from '../errors.ts'
import { putFile, putThumbnails, sha256Of } from '../files.ts'
import { batch, command } from '../operation.ts'
import { developPhoto } from '../photos.ts'
import { viewOf } from '../record.ts'
import { recordVersion } from '../shapes.ts'
import { isPhoto, photoName, refuseClassified, refuseSize, safeFileName, sniffEvidence, strictest } from './rules.ts'
import { attachInput, classifyInput, evidenceKinds, evidenceView, sensitivities } from './schema.ts'

type Row = Parameters<typeof viewOf>[0]
const view = (row: Row) => evidenceView.parse(viewOf(row))

/**
 * Attaches a file to a record; its kind is stamped on the record by the database, which is what makes a salon count. A photo is developed first:
 * what is kept is upright and has nothing in it but the picture. Its own transaction opens once that is done.
 */
export const attachEvidence = batch('evidence.write')
  .input(attachInput)
  .output(evidenceView)
  .handler(async ({ input: { file, ...input }, context: { signature } }) => {
    const kinds: readonly string[] = evidenceKinds[input.source]
    if (!kinds.includes(input.kind)) throw fail('RULE_BROKEN', { params: { rule: 'evidence_kind' } })
    refuseSize(file.size)
    refuseClassified(file.name)
    const bytes = new Uint8Array(await file.arrayBuffer())
    const mediaType = await sniffEvidence(bytes)
    const sent = sha256Of(bytes)
    const found = await db().evidence.findUnique({ where: { id: input.id } })
    if (found) return sameOrRefused(found, { ...input, sent })
    if (!(await isThere(db(), input))) throw fail('NOT_FOUND')

    const kept = await keep(bytes, mediaType)
    const fileName = photoName(safeFileName(file.name), mediaType)
    return inTransaction(signature, async (tx) => {
      if (!(await isThere(tx, input))) throw fail('NOT_FOUND')
      const known = await tx.evidence.findMany({ where: { sha256: kept.sha256 }, select: { sensitivity: true } })
      const sensitivity = strictest(known.map((row) => row.sensitivity))
      const data = { ...input, ...kept, fileName, sensitivity, originalSha256: kept.sha256 === sent ? null : sent }
      const made = await tx.evidence.createMany({ data: [data], skipDuplicates: true })
      const row = await tx.evidence.findUniqueOrThrow({ where: { id: input.id } })
      return made.count === 1 ? view(row) : sameOrRefused(row, { ...input, sent })
    })
  })

type Asked = { source: string; recordId: string; kind: string; sent: string }
/** The same submission once more is the same file; its id with anything else is refused. */
function sameOrRefused(row: Row & { sha256: string; originalSha256: string | null } & Omit<Asked, 'sent'>, asked: Asked) {
  const { source, recordId, kind, sent } = asked
  const isSame = row.source === source && row.recordId === recordId && row.kind === kind && (row.originalSha256 ?? row.sha256) === sent
  if (!isSame) throw fail('SAME_ID_OTHER_CONTENT', { current: view(row) })
  return view(row)
}

async function isThere(on: Pick<ReturnType<typeof db>, '$queryRawUnsafe'>, { source, recordId }: Pick<Asked, 'source' | 'recordId'>) {
  // `source` is one of the table's own names, checked by the shape
  const found = await on.$queryRawUnsafe<unknown[]>(`select 1 from ${source} where id = $1::uuid and removed_at is null`, recordId)
  return found.length > 0
}

/** Documents are kept as they came, photos as they were developed. */
async function keep(bytes: Uint8Array, mediaType: string) {
  if (!isPhoto(mediaType)) return { ...(await putFile(bytes)), mediaType }
  const photo = await developPhoto(bytes, mediaType)
  const kept = await putFile(photo.bytes)
  await putThumbnails(kept.sha256, photo.thumbnails)
  return { ...kept, mediaType: photo.mediaType }
}

/** Takes a file off its record; the bytes stay, so that it can come back. */
export const removeEvidence = command('evidence.write')
  .input(recordVersion)
  .output(evidenceView)
  .handler(async ({ input, context: { tx } }) => {
    const done = await tx.evidence.updateMany({ where: { ...input, removedAt: null }, data: { removedAt: new Date() } })
    const row = await tx.evidence.findUnique({ where: { id: input.id } })
    if (!row) throw fail('NOT_FOUND')
    if (done.count === 0) throw fail('STALE', { current: view(row) })
    return view(row)
  })

/** Brings a file back to its record, which counts with it again. */
export const restoreEvidence = command('evidence.write')
  .input(recordVersion)
  .output(evidenceView)
  .handler(async ({ input, context: { tx } }) => {
    const done = await tx.evidence.updateMany({ where: { ...input, NOT: { removedAt: null } }, data: { removedAt: null } })
    const row = await tx.evidence.findUnique({ where: { id: input.id } })
    if (!row) throw fail('NOT_FOUND')
    if (done.count === 0) throw fail('STALE', { current: view(row) })
    return view(row)
  })

/** Says how sensitive one content is, on every record that it is attached to. 涉密 is refused: what is classified has to leave the house at once. */
export const classifyEvidence = command('evidence.classify')
  .input(classifyInput)
  .output(z.object({ sensitivity: z.enum(sensitivities) }))
  .handler(async ({ input: { sha256, from, to }, context: { tx } }) => {
    if (to === 'classified') throw fail('FILE_CLASSIFIED')
    const rows = await tx.evidence.findMany({ where: { sha256 }, select: { sensitivity: true } })
    if (rows.length === 0) throw fail('NOT_FOUND')
    // twice the same is once; from anything else than what was seen is stale
    const now = strictest(rows.map(({ sensitivity }) => sensitivity))
    if (now !== from && now !== to) throw fail('STALE')
    await tx.evidence.updateMany({ where: { sha256 }, data: { sensitivity: to } })
    return { sensitivity: to }
  })
