import { fileTypeFromBuffer } from 'file-type'
import { fail } from '../errors.ts'
import { maxFileBytes } from '../files.ts'
import { type Sensitivity, sensitivities } from './schema.ts'

const photos = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/heic'])
/** What evidence may be: documents and pictures, told by their content and never by their name. */
const accepted = new Set([
  ...photos,
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
])

/** Refuses an empty file and one over the limit (20 MB). */
export function refuseSize(bytes: number): void {
  if (bytes === 0) throw fail('FILE_EMPTY')
  if (bytes > maxFileBytes) throw fail('FILE_TOO_LARGE', { params: { megabytes: maxFileBytes / 1024 / 1024 } })
}

/** The media type that the bytes themselves speak of; refuses any that evidence may not have. */
export async function sniffEvidence(bytes: Uint8Array): Promise<string> {
  const found = await fileTypeFromBuffer(bytes)
  if (!found || !accepted.has(found.mime)) throw fail('FILE_TYPE')
  return found.mime
}

/** Pictures, which were made anew, and PDFs may be looked at in the browser; everything else is saved. */
export const mayShow = (type: string): boolean => type.startsWith('image/') || type === 'application/pdf'

/** A name that is only a name: no folders, no leading dots, no control characters, at most 120 characters. */
export function safeFileName(name: string): string {
  const base = name.split(/[\\/]/).pop() ?? ''
  const plain = base.replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '').replace(/^[.\s]+/, '')
  return [...plain].slice(-120).join('') || 'file'
}

/** Whether a file of this media type is a photo, which is developed before it is kept and has thumbnails. */
export const isPhoto = (mediaType: string): boolean => photos.has(mediaType)

/** A HEIC photo is kept as a JPEG, and its name says so. */
export const photoName = (name: string, mediaType: string): string =>
  mediaType === 'image/heic' ? name.replace(/(\.hei[cf])?$/i, '.jpg') : name

/** Refuses a file whose own name says that it is classified (绝密, 机密, 秘密★, 涉密): such files must not be on a machine of this kind at all. */
export function refuseClassified(name: string): void {
  if (/绝密|機密|机密|秘密\s*[★☆]|(?<!非|不)涉密/u.test(name)) throw fail('FILE_CLASSIFIED')
}

/** The strictest of what one content was called; 内部 where nobody said anything. */
export const strictest = (found: readonly string[]): Sensitivity =>
  found.length === 0 ? 'internal' : (sensitivities.findLast((one) => found.includes(one)) ?? 'internal')
