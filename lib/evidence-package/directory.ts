import { xlsxOf } from '../spreadsheet.ts'
import { wordsIn } from '../texts.ts'
import { packedName } from './rules.ts'
import type { Material } from './schema.ts'

export type Packed = Material & {
  /** Where it lies in the package; null where it was left out, and why. */
  path: string | null
  left: 'sensitive' | 'missing' | null
}
type Indicator = { code: string; name: string }
/** What the directory says above its rows. */
export type Told = { title: string; notes: string[]; indicators: readonly Indicator[] }

const words = wordsIn('zh-Hans')
const kindName = (kind: string): string => words(`enums.evidence.${kind}`)
const leftNotes = { sensitive: '敏感材料，按权限未随包提供', missing: '系统中找不到该文件，请重新上传' }

/** The folder of an indicator: 01_P1_预算执行率. */
const folderOf = (indicators: readonly Indicator[], code: string): string => {
  const at = indicators.findIndex((indicator) => indicator.code === code)
  return packedName(`${String(at + 1).padStart(2, '0')}_${code}_${indicators[at]?.name ?? ''}`)
}

/** A material's place in the package: its folder is that of the indicator it was numbered for, its name begins with its number. */
export function placeOf(indicators: readonly Indicator[], { code, number, kind, fileName }: Material): string {
  const said = fileName.startsWith(kindName(kind)) ? fileName : `${kindName(kind)}_${fileName}`
  return `${folderOf(indicators, code)}/${packedName(`${number}_${said}`)}`
}

const headings = ['材料编号', '指标', '所属记录', '材料种类', '文件位置', '敏感程度', '大小（字节）', 'SHA-256', '备注']

/** One line for each figure that a material serves, so that every figure's proof stands together; a material itself is stored once. */
export function linesOf({ indicators }: Told, packed: readonly Packed[]): string[][] {
  return indicators.flatMap(({ code, name }) =>
    packed
      .filter(({ codes }) => codes.includes(code))
      .map((material) => {
        const others = material.codes.filter((one) => one !== code)
        const stored = material.path && material.code !== code ? `同一份材料，存放于 ${material.path.split('/')[0]}` : ''
        const also = others.length > 0 ? `同时佐证 ${others.join('、')}` : ''
        return [
          material.number ?? '',
          `${code} ${name}`,
          material.records.map(({ label }) => label).join('；'),
          [...new Set(material.records.map(({ kind }) => kindName(kind)))].join('、'),
          material.path ?? '—',
          words(`package.sensitivities.${material.sensitivity}`),
          String(material.sizeBytes),
          material.sha256,
          [material.left ? leftNotes[material.left] : '', stored, also].filter(Boolean).join('；'),
        ]
      }),
  )
}

/** 目录.xlsx */
export async function directorySheet(told: Told, packed: readonly Packed[]): Promise<Uint8Array> {
  const columns = headings.map((heading, at) => ({ heading, kind: at === 6 ? ('number' as const) : ('text' as const) }))
  async function* rows() {
    yield* linesOf(told, packed)
  }
  return new Uint8Array(await (await xlsxOf({ title: told.title, notes: told.notes, columns, rows: rows() })).arrayBuffer())
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
const style = `body{font:14px/1.5 SimSun,serif;margin:24px}table{border-collapse:collapse;width:100%}th,td{border:1px solid #888;padding:4px 6px;text-align:left;vertical-align:top;overflow-wrap:anywhere}
th{background:#e7edf3}td:nth-child(8){font:11px monospace}@page{size:A4 landscape;margin:12mm}thead{display:table-header-group}tr{break-inside:avoid}`

/** 目录.html, for whoever opens the folder without Excel: its lines lead to the files beside it. */
export function directoryPage(told: Told, packed: readonly Packed[]): Uint8Array {
  const cell = (text: string, at: number) => {
    const shown = escaped(text)
    return at === 4 && text !== '—'
      ? `<td><a href="${escaped(text.split('/').map(encodeURIComponent).join('/'))}">${shown}</a></td>`
      : `<td>${shown}</td>`
  }
  const lines = linesOf(told, packed).map((line) => `<tr>${line.map(cell).join('')}</tr>`)
  return new TextEncoder().encode(`<!doctype html><html lang="zh-Hans"><head><meta charset="utf-8"><title>${escaped(told.title)}</title><style>${style}</style></head><body>
<h1>${escaped(told.title)}</h1>${told.notes.map((note) => `<p>${escaped(note)}</p>`).join('')}
<table><thead><tr>${headings.map((heading) => `<th scope="col">${heading}</th>`).join('')}</tr></thead><tbody>
${lines.join('\n')}
</tbody></table></body></html>`)
}
