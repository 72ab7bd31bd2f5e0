import type { Meter } from './schema.ts'

/** 材料编号: the code of the first indicator that a material proves, and its place there: P1-03. */
export const materialNumber = (code: string, sequence: number): string => `${code}-${String(sequence).padStart(2, '0')}`

/** How much of what is required is there, 0 to 100, never rounded up to whole; null where nothing is required. */
export const completeness = ({ required, have }: Pick<Meter, 'required' | 'have'>): number | null =>
  required === 0 ? null : Math.floor((have / required) * 1000) / 10

/** A name for a folder or a file in a zip that any system can unpack: no folders, no reserved marks or names, no trailing dot, 80 characters. */
export function packedName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}]/gu, '')
    .replace(/[<>:"/\\|?*“”]/g, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '')
  const [, stem = '', extension = ''] = /^(.*?)(\.[A-Za-z0-9]{1,5})?$/s.exec(plain) ?? []
  const short = [...stem].slice(0, 80 - extension.length).join('') + extension
  return short === '' ? '_' : /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(short) ? `_${short}` : short
}

/** A zip without extensions holds no more: 4 GiB, less what its own directory needs. */
export const mostPackageBytes = 4 * 1024 ** 3 - 64 * 1024 ** 2
/** And as many files, less those that the package adds itself. */
export const mostPackageFiles = 65_000
