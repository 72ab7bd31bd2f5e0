import QRCode from 'qrcode'
import { z } from 'zod'
import { fail } from '../errors.ts'
import { query } from '../operation.ts'
import { publicLink } from '../public-link.ts'
import { recordQueries } from '../record.ts'
import { recordId } from '../shapes.ts'
import { countLook } from '../throttle.ts'
import { downloadsOf, figuresOf, linkedMaterial, offeredOf } from './read.ts'
import { usualKinds } from './rules.ts'
import {
  downloadsView,
  figuresView,
  linkView,
  materialAsk,
  materialHandoutInput,
  materialHandoutView,
  materialInput,
  materialVersionInput,
  materialVersionView,
  materialView,
  publicMaterial,
} from './schema.ts'

const may = { read: 'materials.read', write: 'materials.write' } as const

export const materialKind = {
  model: 'material',
  ...may,
  input: materialInput,
  view: materialView,
  search: ['title'],
  by: 'createdAt',
} as const
export const materialQueries = recordQueries(materialKind)

export const versionKind = {
  model: 'materialVersion',
  ...may,
  input: materialVersionInput,
  view: materialVersionView,
  search: ['note'],
  by: 'issuedOn',
  include: { material: { select: { title: true } } },
} as const
export const versionQueries = recordQueries(versionKind)

export const handoutKind = {
  model: 'materialHandout',
  ...may,
  input: materialHandoutInput,
  view: materialHandoutView,
  search: ['occasion', 'audience'],
  by: 'handedOn',
  include: {
    of: { select: { number: true, material: { select: { title: true } } } },
    event: { select: { title: true } },
    organisation: { select: { name: true } },
  },
} as const
export const handoutQueries = recordQueries(handoutKind)

/** What materials are called: the usual kinds, and those that were used. */
export const listKinds = query('materials.read')
  .output(z.array(z.string()))
  .handler(async ({ context: { db } }) => {
    const used = await db.material.findMany({ where: { removedAt: null }, distinct: ['kind'], select: { kind: true }, take: 200 })
    return [...new Set([...usualKinds, ...used.map(({ kind }) => kind)])]
  })

/** Where anybody gets a material without an account, and the QR code of that address as SVG. */
export const getMaterialLink = query('materials.read')
  .input(z.object({ id: recordId }))
  .output(linkView)
  .handler(async ({ input: { id }, context: { db } }) => {
    const material = await db.material.findUnique({ where: { id, removedAt: null }, select: { linkRound: true } })
    if (!material) throw fail('NOT_FOUND')
    const address = publicLink('m', id, material.linkRound)
    return { address, qr: await QRCode.toString(address, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' }) }
  })

/** What became of a material so far. */
export const getMaterialFigures = query('materials.read')
  .input(z.object({ id: recordId }))
  .output(figuresView)
  .handler(({ input: { id }, context: { db } }) => figuresOf(db, id))

/** Downloads, the newest first, of one material or of all. */
export const listDownloads = query('materials.read')
  .input(z.object({ materialId: recordId.nullable().default(null), open: recordId.nullable().default(null) }))
  .output(downloadsView)
  .handler(({ input: { materialId, open }, context: { db } }) => downloadsOf(db, materialId, open))

/** What a link shows to whoever holds it: the version that holds now, or that none does. */
export const openMaterial = query('public.material')
  .input(materialAsk)
  .output(publicMaterial)
  .handler(async ({ input: { token }, context: { db, address } }) => {
    await countLook(address)
    const { id, title, kind, language, description } = await linkedMaterial(db, token)
    const { version, file, state } = await offeredOf(db, id)
    return publicMaterial.parse({
      ...{ title, kind, language, description, state },
      version: version && {
        number: version.number,
        issuedOn: version.issuedOn,
        validFrom: version.validFrom,
        validUntilOn: version.validUntilOn,
      },
      sizeBytes: file?.sizeBytes ?? null,
      isOutside: version !== null && !file,
    })
  })
