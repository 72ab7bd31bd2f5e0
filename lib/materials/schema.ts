import { z } from 'zod'
import { dayText, longText, recordBase, recordId, shortText } from '../shapes.ts'
import { materialLanguages, materialStates } from './rules.ts'

export const materialInput = z.object({
  id: recordId,
  title: shortText,
  kind: shortText,
  language: z.enum(materialLanguages),
  description: longText.nullable(),
  responsible: shortText.nullable(),
})
/** `validUntilOn`, `latestOn` and `latestNumber` are those of the newest version. */
export const materialView = materialInput.extend(recordBase.shape).extend({
  linkRound: z.int(),
  latestNumber: z.int().nullable(),
  latestOn: dayText.nullable(),
  validUntilOn: dayText.nullable(),
})

/** An address that a browser opens safely: films lie outside the house. */
const secureAddress = z
  .url({ protocol: /^https$/, hostname: /\./ })
  .max(1000)
  .refine((address) => !URL.canParse(address) || !new URL(address).username, { params: { reason: 'url' } })
export const materialVersionInput = z.object({
  id: recordId,
  materialId: recordId,
  number: z.int().min(1).max(9999),
  issuedOn: dayText,
  validFrom: dayText.nullable(),
  validUntilOn: dayText.nullable(),
  url: secureAddress.nullable(),
  note: longText.nullable(),
})
const titled = z.object({ title: z.string() })
export const materialVersionView = materialVersionInput.extend(recordBase.shape).extend({
  url: z.string().nullable(),
  kind: z.string(),
  evidence: z.array(z.string()),
  material: titled,
})

export const materialHandoutInput = z.object({
  id: recordId,
  versionId: recordId,
  handedOn: dayText,
  copies: z.int().min(1).max(1_000_000),
  eventId: recordId.nullable(),
  occasion: shortText.nullable(),
  organisationId: recordId.nullable(),
  audience: shortText.nullable(),
  note: longText.nullable(),
})
export const materialHandoutView = materialHandoutInput.extend(recordBase.shape).extend({
  kind: z.string(),
  of: z.object({ number: z.int(), material: titled }),
  event: titled.nullable(),
  organisation: z.object({ name: z.string() }).nullable(),
})

export const linkView = z.object({ address: z.url(), qr: z.string() })
/** What became of a material: all of its time, and its downloads month by month of the last twelve. */
export const figuresView = z.object({
  issued: z.int(),
  handedOut: z.int(),
  downloads: z.int(),
  months: z.array(z.object({ month: dayText, downloads: z.int() })),
  state: z.enum(materialStates),
  /** The version that its link offers now. */
  current: z.int().nullable(),
  /** All its versions: what was handed out belongs to them. */
  versionIds: z.array(recordId),
  tables: z.array(z.string()),
})
/** One download, without who it was: that is not known. */
export const downloadRow = z.object({
  id: recordId,
  downloadedAt: z.iso.datetime(),
  locale: z.string(),
  number: z.int(),
  materialId: recordId,
  title: z.string(),
})
export const downloadsView = z.object({ rows: z.array(downloadRow), total: z.int(), tables: z.array(z.string()) })

export const materialAsk = z.object({ token: z.string().max(100) })
/** What somebody without an account sees of a material. */
export const publicMaterial = z.object({
  title: z.string(),
  kind: z.string(),
  language: z.enum(materialLanguages),
  description: z.string().nullable(),
  state: z.enum(materialStates),
  version: z.object({ number: z.int(), issuedOn: dayText, validFrom: dayText.nullable(), validUntilOn: dayText.nullable() }).nullable(),
  /** Of the file; null where the link leads outside. */
  sizeBytes: z.int().nullable(),
  isOutside: z.boolean(),
})
export const takeInput = materialAsk.extend({ device: recordId, isCounted: z.boolean(), locale: z.string().max(20) })
