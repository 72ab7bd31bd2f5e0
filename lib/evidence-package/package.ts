import { call } from '@orpc/server'
import { houseMinute } from '../day.ts'
import { atOneMoment, inTransaction } from '../db.ts'
import { fail } from '../errors.ts'
import { getForm, getReport } from '../evaluations/queries.ts'
import { sizeOfFile, streamFile } from '../files.ts'
import { indicatorsOf } from '../indicators/read.ts'
import { batch, type Context } from '../operation.ts'
import { holds } from '../permissions.ts'
import { numberAll } from './commands.ts'
import { directoryPage, directorySheet, type Packed, placeOf, type Told } from './directory.ts'
import { evidenceGaps, materialsOf } from './read.ts'
import { mostPackageBytes, mostPackageFiles } from './rules.ts'
import { packageInput } from './schema.ts'
import { type Entry, entryOf, zipped } from './zip.ts'

/** A package on its way: how many files and bytes will come, and the bytes as somebody reads them. */
export type Package = { name: string; files: number; bytes: number; content: AsyncGenerator<Uint8Array<ArrayBuffer>> }

/**
 * A year's evidence as a zip of numbered folders, with its directory, the report and the form. What has no number yet gets one first. Sensitive files
 * come only for those who may open them; what is left out stands in the directory with the reason.
 */
export const packEvidence = batch('evidence.read')
  .input(packageInput)
  .handler(async ({ input: { year, code }, context }): Promise<Package> => {
    const { actor, signature } = context
    await inTransaction(signature, (tx) => numberAll(tx, year))
    const { indicators, materials, gaps } = await atOneMoment(async (tx) => ({
      indicators: await indicatorsOf(tx, year),
      materials: await materialsOf(tx, year),
      gaps: await evidenceGaps(tx, year, { code, take: 1 }),
    }))
    const wanted = materials.filter(({ codes }) => code === null || codes.includes(code))
    if (indicators.length === 0 || (code !== null && !indicators.some((one) => one.code === code))) throw fail('NOT_FOUND')
    const packed: Packed[] = []
    for (const material of wanted) {
      const left = await leftOut(material, holds(actor, 'evidence.sensitive'))
      packed.push({ ...material, left, path: left ? null : placeOf(indicators, material) })
    }
    const there = packed.flatMap(({ path, sha256, sizeBytes }) => (path ? [{ path, sha256, sizeBytes }] : []))
    refuseSize(there)
    const shown = code === null ? indicators : indicators.filter((one) => one.code === code)
    const meter = code === null ? gaps : gaps.indicators.find((one) => one.code === code)
    const told: Told = {
      title: `${year}年度绩效评价佐证材料目录${code === null ? '' : `（${code}）`}`,
      notes: [
        `共 ${packed.length} 份材料，随包 ${there.length} 份；应有 ${meter?.required ?? 0} 份，已有 ${meter?.have ?? 0} 份（其中仅有纸质 ${meter?.paper ?? 0} 份）。`,
        `由${actor?.name ?? ''}于 ${houseMinute(new Date())} 生成。核对文件：在本文件夹运行 sha256sum -c 校验.txt。`,
      ],
      indicators: shown,
    }
    const made = [
      entryOf('目录.xlsx', await directorySheet(told, packed)),
      entryOf('目录.html', directoryPage(told, packed)),
      ...(code === null ? await documents(year, context) : []),
    ]
    const entries: Entry[] = [...made, ...there.map(({ path, sha256 }) => ({ name: path, open: () => streamFile(sha256) }))]
    return {
      name: `${year}年度绩效评价佐证材料${code === null ? '' : `_${code}`}.zip`,
      files: there.length,
      bytes: there.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
      content: zipped(entries),
    }
  })

async function leftOut(material: { sha256: string; sensitivity: string }, mayOpen: boolean): Promise<Packed['left']> {
  if (material.sensitivity === 'sensitive' && !mayOpen) return 'sensitive'
  return (await sizeOfFile(material.sha256)) === null ? 'missing' : null
}

function refuseSize(files: { sizeBytes: number }[]): void {
  const bytes = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  if (bytes <= mostPackageBytes && files.length <= mostPackageFiles) return
  throw fail('PACKAGE_TOO_LARGE', { params: { files: files.length, gigabytes: (bytes / 1024 ** 3).toFixed(1) } })
}

/** The report and the form as they are at this moment. */
async function documents(year: number, context: Context): Promise<Entry[]> {
  const files = [await call(getReport, { year }, { context }), await call(getForm, { year }, { context })]
  return Promise.all(files.map(async (file) => entryOf(`00_自评文件/${file.name}`, new Uint8Array(await file.arrayBuffer()))))
}
