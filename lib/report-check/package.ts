import { strFromU8, unzipSync } from 'fflate'
import { fail } from '../errors.ts'
import { unpack } from '../unpack.ts'
import { limits, type Refusal } from './schema.ts'

const refuse = (reason: Refusal, found = '', limit = 0) =>
  fail('REPORT_FILE_REFUSED', { params: { reason, found, limit }, fields: ['file'] })
const startsWith = (bytes: Uint8Array, ...head: number[]) => head.every((byte, at) => bytes[at] === byte)
const read = ['[Content_Types].xml', 'word/document.xml', 'word/comments.xml', 'docProps/app.xml'] as const
export type DocumentParts = { document: string; comments: string | null }

/**
 * The text of a Word file, told by its content and never by its name. Refuses what is no .docx, broken, locked, with macros, or beyond the limits,
 * before anything is unpacked that is not read.
 */
export function openDocument(bytes: Uint8Array): DocumentParts {
  if (bytes.length === 0) throw refuse('empty')
  if (bytes.length > limits.fileBytes) throw refuse('too_large', '', limits.fileBytes / 1024 / 1024)
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw refuse('old_or_locked')
  if (!startsWith(bytes, 0x50, 0x4b)) throw refuse('not_docx')
  const names = checkEntries(bytes)
  if (names.some((name) => /vbaProject\.bin$|vbaData\.xml$/i.test(name))) throw refuse('macros')
  if (!names.includes('word/document.xml') || !names.includes('[Content_Types].xml')) throw refuse('not_docx')
  const parts = unpacked(bytes)
  const types = textOf(parts, '[Content_Types].xml') ?? ''
  if (/macroEnabled/i.test(types)) throw refuse('macros')
  if (!types.includes('wordprocessingml.document.main+xml')) throw refuse('not_docx')
  const document = textOf(parts, 'word/document.xml') ?? ''
  const pages = pagesOf(document, textOf(parts, 'docProps/app.xml') ?? '')
  if (pages > limits.pages) throw refuse('too_long', String(pages), limits.pages)
  return { document, comments: textOf(parts, 'word/comments.xml') }
}
export { refuse as refuseFile }

/** The names in a zip, none of them unpacked: its declared sizes are summed first. */
function checkEntries(bytes: Uint8Array): string[] {
  const names: string[] = []
  let declared = 0
  let reason: Refusal | null = null
  try {
    unzipSync(bytes, {
      filter: ({ name, size, originalSize }) => {
        names.push(name)
        declared += originalSize
        // stored bytes that declare to be none would be unpacked without a bound
        if (originalSize === 0 && size > 2) reason ??= 'broken'
        if (read.some((one) => one === name) && originalSize > limits.textBytes) reason ??= 'too_long'
        if (names.length > limits.entries || declared > limits.unpackedBytes) reason ??= 'bomb'
        return false
      },
    })
  } catch {
    throw refuse('broken')
  }
  if (reason === 'too_long') throw refuse('too_long', `>${limits.pages}`, limits.pages)
  if (reason) throw refuse(reason)
  if (names.length === 0) throw refuse('broken')
  return names
}

function unpacked(bytes: Uint8Array): Record<string, Uint8Array> {
  try {
    return unpack(bytes, (name) => read.some((one) => one === name))
  } catch {
    throw refuse('broken')
  }
}
const textOf = (parts: Record<string, Uint8Array>, name: (typeof read)[number]): string | null => {
  const part = parts[name]
  return part ? strFromU8(part) : null
}

/** How many pages a document has: what the program that saved it counted, or, when that is less, as many as 22 lines of 28 characters fill. */
function pagesOf(document: string, properties: string): number {
  const counted = Number(/<Pages>(\d{1,6})<\/Pages>/.exec(properties)?.[1] ?? 0)
  let lines = 0
  for (const paragraph of document.split('</w:p>')) {
    const text = paragraph.replace(/<[^>]*>/g, '').length
    // cells of a table are paragraphs too, and about five share a line
    lines += Math.max(1, Math.ceil(text / 28)) * (/<w:tc[ >]/.test(paragraph) ? 0.2 : 1)
  }
  return Math.max(counted, Math.ceil(lines / 22))
}
