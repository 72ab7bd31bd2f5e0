import { unzipSync } from 'fflate'
import { limits, UnreadableFile } from './schema.ts'

/** What bytes are, by their content; a file's name decides nothing. */
export type Kind = 'zip' | 'ole' | 'html' | 'text'

const startsWith = (bytes: Uint8Array, ...head: number[]) => head.every((byte, at) => bytes[at] === byte)

/** Tells zip (xlsx, ods), ole (xls), html and plain text apart; throws `UnreadableFile` for what cannot be a spreadsheet. */
export function sniff(bytes: Uint8Array): Kind {
  if (bytes.length === 0) throw new UnreadableFile('file_empty')
  if (bytes.length > limits.fileBytes) throw new UnreadableFile('file_too_large', { megabytes: limits.fileBytes / 1024 / 1024 })
  if (startsWith(bytes, 0x50, 0x4b)) return 'zip'
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return 'ole'
  if (isBinary(bytes)) throw new UnreadableFile('not_a_spreadsheet')
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096)).replaceAll('\0', '')
  if (/<table|<html|<!doctype html/i.test(head)) return 'html'
  return 'text'
}

/** NUL and other control bytes do not occur in text, except in UTF-16, which says so in its first two bytes. */
function isBinary(bytes: Uint8Array): boolean {
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) return false
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) return true // %PDF
  const odd = bytes.subarray(0, 8192).filter((byte) => byte < 9 || (byte > 13 && byte < 27) || (byte > 27 && byte < 32)).length
  return odd > 0
}

/** Sums what a zip declares before a byte of it is unpacked; refuses bombs and what no office program writes. */
export function checkZip(bytes: Uint8Array): void {
  let entries = 0
  let declared = 0
  let holdsSheets = false
  try {
    unzipSync(bytes, {
      filter: ({ name, size, originalSize }) => {
        entries += 1
        declared += originalSize
        // stored size without declared size: a lie that would be unpacked without a bound
        if (originalSize === 0 && size > 2) throw new UnreadableFile('file_corrupt')
        if (/(^|\/)(workbook\.(xml|bin)|content\.xml)$/i.test(name)) holdsSheets = true
        if (entries > limits.entries) throw new UnreadableFile('too_many_entries', { entries: limits.entries })
        if (declared > limits.unpackedBytes)
          throw new UnreadableFile('unpacked_too_large', { megabytes: limits.unpackedBytes / 1024 / 1024 })
        return false
      },
    })
  } catch (error) {
    if (error instanceof UnreadableFile) throw error
    throw new UnreadableFile('file_corrupt')
  }
  if (entries === 0) throw new UnreadableFile('file_corrupt')
  if (!holdsSheets) throw new UnreadableFile('not_a_spreadsheet')
}

/** Whether an OLE file is encrypted: an xlsx with a password (EncryptedPackage) or an xls with one (a FILEPASS record after the first). */
export function isLocked(bytes: Uint8Array): boolean {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (all.includes(Buffer.from('EncryptedPackage', 'utf16le'))) return true
  let at = all.indexOf(Buffer.from([0x09, 0x08, 0x10, 0x00, 0x00, 0x06, 0x05, 0x00]))
  for (let record = 0; at >= 0 && at + 4 <= all.length && record < 8; record++) {
    if (all.readUInt16LE(at) === 0x2f) return true
    at += 4 + all.readUInt16LE(at + 2)
  }
  return false
}

/** Text of a file: UTF-8 where it is valid, else GB18030 (what Excel in China writes) or Big5 (in Hong Kong); UTF-16 by its mark. */
export function decodeText(bytes: Uint8Array): string {
  const text = decode(bytes)
  if (text.includes('\0')) throw new UnreadableFile('not_a_spreadsheet')
  return text
}

function decode(bytes: Uint8Array): string {
  if (startsWith(bytes, 0xff, 0xfe)) return new TextDecoder('utf-16le').decode(bytes)
  if (startsWith(bytes, 0xfe, 0xff)) return new TextDecoder('utf-16be').decode(bytes)
  const utf8 = decoded('utf-8', bytes)
  if (utf8 !== null) return utf8
  // whole but for its last letter: the file was cut off there
  for (let cut = 1; cut <= 3; cut++) if (decoded('utf-8', bytes.subarray(0, -cut)) !== null) throw new UnreadableFile('file_corrupt')
  const [best] = ['gb18030', 'big5']
    .map((encoding) => decoded(encoding, bytes))
    .filter((text) => text !== null)
    .toSorted((a, b) => likeness(b) - likeness(a))
  if (best === undefined) throw new UnreadableFile('not_a_spreadsheet')
  return best
}

function decoded(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** How much a text reads like the heads of a ledger: the same bytes mean other, rarer characters in a wrong encoding. */
const likeness = (text: string) =>
  text.slice(0, 20_000).match(/[日期金额額编號号名称稱单單位时時间間备備注註类類别別月年元机機构構活动動数數费費]/g)?.length ?? 0
