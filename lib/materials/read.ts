import { type Day, fromColumn, toColumn, today } from '../day.ts'
import type { Db } from '../db.ts'
import { fail } from '../errors.ts'
import { readPublicLink } from '../public-link.ts'
import { stateOf } from './rules.ts'

/** The material that a link opens. NOT_FOUND for a link that was forged, cut short or replaced, and for a material that is gone. */
export async function linkedMaterial(db: Db, token: string) {
  const link = readPublicLink('m', token)
  const found = link && (await db.material.findFirst({ where: { id: link.id, linkRound: link.round, removedAt: null } }))
  if (!found) throw fail('NOT_FOUND')
  return found
}

/**
 * The version of a material that is offered on a day, with its file: the newest that has begun and can be looked at; where none has, the newest at
 * all. Null where there is nothing to look at.
 */
export async function offeredOf(db: Db, materialId: string, now: Day = today()) {
  const versions = await db.materialVersion.findMany({
    where: { materialId, removedAt: null, OR: [{ evidence: { has: 'file' } }, { url: { not: null } }] },
    orderBy: { number: 'desc' },
  })
  const shown = versions.map((version) => {
    const days = {
      issuedOn: fromColumn(version.issuedOn),
      validFrom: version.validFrom && fromColumn(version.validFrom),
      validUntilOn: version.validUntilOn && fromColumn(version.validUntilOn),
    }
    return { ...version, ...days, state: stateOf(days, now) }
  })
  const version = shown.find(({ state }) => state !== 'early') ?? shown[0] ?? null
  const file =
    version &&
    (await db.evidence.findFirst({
      where: { source: 'material_versions', recordId: version.id, kind: 'file', removedAt: null },
      orderBy: { createdAt: 'desc' },
    }))
  return { version, file, state: version?.state ?? ('none' as const) }
}

const tables = ['materials', 'material_versions', 'material_handouts', 'material_downloads', 'evidence']

/** What became of a material: versions that count, copies handed out, downloads by month. */
export async function figuresOf(db: Db, materialId: string) {
  const since = `${Number(today().slice(0, 4)) - 1}${today().slice(4, 7)}-01`
  const [sums] = await db.$queryRaw<{ issued: number; handedOut: number; downloads: number }[]>`
    select (count(*) filter (where v.url is not null or v.evidence @> array['file']))::int as issued,
      coalesce(sum((select sum(copies) from material_handouts h where h.version_id = v.id and h.removed_at is null)), 0)::int as "handedOut",
      coalesce(sum((select count(*) from material_downloads d where d.version_id = v.id)), 0)::int as downloads
    from material_versions v where v.material_id = ${materialId}::uuid and v.removed_at is null`
  const months = await db.$queryRaw<{ month: string; downloads: number }[]>`
    select m::date::text as month, (
      select count(*) from material_downloads d join material_versions v on v.id = d.version_id
      where v.material_id = ${materialId}::uuid and date_trunc('month', d.downloaded_at at time zone 'Asia/Shanghai') = m)::int as downloads
    from generate_series(${toColumn(since)}::date + interval '1 month', ${toColumn(today())}::date, interval '1 month') m order by 1`
  const { version, state } = await offeredOf(db, materialId)
  const versions = await db.materialVersion.findMany({ where: { materialId, removedAt: null }, select: { id: true } })
  return {
    ...(sums ?? { issued: 0, handedOut: 0, downloads: 0 }),
    ...{ months, state, current: version?.number ?? null, versionIds: versions.map(({ id }) => id), tables },
  }
}

/** How many downloads a list shows at most. */
const mostDownloads = 300

/** Downloads, the newest first: of one material, or of all; `open` is shown whatever its age. */
export async function downloadsOf(db: Db, materialId: string | null, open: string | null) {
  const where = { of: { materialId: materialId ?? undefined } }
  const [rows, asked, total] = await Promise.all([
    db.materialDownload.findMany({ where, include, orderBy: { downloadedAt: 'desc' }, take: mostDownloads }),
    db.materialDownload.findMany({ where: { id: { in: open ? [open] : [] } }, include }),
    db.materialDownload.count({ where }),
  ])
  const shown = [...asked.filter(({ id }) => !rows.some((row) => row.id === id)), ...rows]
  return {
    rows: shown.map(({ id, downloadedAt, locale, of }) => ({
      ...{ id, downloadedAt: downloadedAt.toISOString(), locale, number: of.number, materialId: of.materialId, title: of.material.title },
    })),
    total,
    tables,
  }
}
const include = { of: { select: { number: true, materialId: true, material: { select: { title: true } } } } } as const
