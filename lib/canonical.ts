import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'

/**
 * The one way to write a value as JSON (RFC 8785): keys by their UTF-16 units, numbers as ECMAScript writes them, nothing between. Whoever has the
 * same data has the same bytes, whatever the order in which its keys were kept. Throws for what JSON cannot say: NaN, a lone surrogate, a circle, nothing at all.
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('what is not there has no canonical form')
  return text
}

/** SHA-256 of a text's UTF-8 bytes, in hexadecimal digits. */
export const sha256OfText = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/** SHA-256 of a value's canonical JSON: the same for the same data, wherever it is computed. */
export const digestOf = (value: unknown): string => sha256OfText(canonicalJson(value))
