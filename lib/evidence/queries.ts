import { z } from 'zod'
import { fail } from '../errors.ts'
import { findThumbnail, getFile, putThumbnails } from '../files.ts'
import { type Actor, query } from '../operation.ts'
import { holds } from '../permissions.ts'
import { developPhoto, type ThumbnailSize, thumbnailSizes } from '../photos.ts'
import { viewOf } from '../record.ts'
import { recordId } from '../shapes.ts'
import { isPhoto } from './rules.ts'
import { evidenceSources, evidenceView } from './schema.ts'

/** The files attached to one record, oldest first. */
export const listEvidence = query('evidence.read')
  .input(z.object({ source: z.enum(evidenceSources), recordId }))
  .output(z.array(evidenceView))
  .handler(async ({ input, context: { db } }) => {
    const rows = await db.evidence.findMany({ where: { ...input, removedAt: null }, orderBy: { createdAt: 'asc' } })
    return rows.map((row) => evidenceView.parse(viewOf(row)))
  })

/** Sensitive content opens to those who work with it, and to nobody else. */
function refuseSensitive({ sensitivity }: { sensitivity: string }, actor: Actor | null): void {
  if (sensitivity === 'sensitive' && !holds(actor, 'evidence.sensitive')) throw fail('FILE_SENSITIVE')
}

/** One file's bytes under its own name and the type that its content spoke of; a removed one can still be opened. */
export const openEvidence = query('evidence.read')
  .input(z.object({ id: recordId }))
  .output(z.file())
  .handler(async ({ input, context: { db, actor } }) => {
    const row = await db.evidence.findUnique({ where: { id: input.id } })
    if (!row) throw fail('NOT_FOUND')
    refuseSensitive(row, actor)
    return new File([new Uint8Array(await getFile(row.sha256))], row.fileName, { type: row.mediaType })
  })

/** A smaller copy of a photo (WebP), at most `size` pixels long: made once, and kept beside it. What is no photo has none. */
export const openThumbnail = query('evidence.read')
  .input(z.object({ id: recordId, size: z.coerce.number().pipe(z.literal(thumbnailSizes)) }))
  .output(z.file())
  .handler(async ({ input: { id, size }, context: { db, actor } }) => {
    const row = await db.evidence.findUnique({ where: { id } })
    if (!row || !isPhoto(row.mediaType)) throw fail('NOT_FOUND')
    refuseSensitive(row, actor)
    const bytes = (await findThumbnail(row.sha256, size)) ?? (await makeThumbnail(row, size))
    return new File([new Uint8Array(bytes)], `${row.fileName}.webp`, { type: 'image/webp' })
  })

/** Photos that were filed before there were thumbnails. */
async function makeThumbnail({ sha256, mediaType }: { sha256: string; mediaType: string }, size: ThumbnailSize): Promise<Uint8Array> {
  const { thumbnails } = await developPhoto(await getFile(sha256), mediaType)
  await putThumbnails(sha256, thumbnails)
  return thumbnails[size]
}
