import { type IPatch, PatchType, patchDetector, patchDocument, type TableRowsPatch } from 'docx'
import type { Snapshot } from '../schema.ts'
import type { LateNote } from './annex.ts'
import { type Annex, absent, blocksFor, figureFor, figureKeyOf, reportTitle, rowsFor, wordsFor } from './content.ts'
import { figuresOf } from './figures.ts'
import { wordsOnly } from './narrative.ts'
import { withStyles } from './styled.ts'
import { blockTags, wordTags } from './tags.ts'
import { houseTemplate } from './template.ts'
import { type DocumentWriter, documentWriter, runs } from './writer.ts'

type Options = {
  /** Where figures link to, without a slash at its end. */
  baseUrl: string
  /** The Word file to be filled; without one, the house's own. */
  template?: Uint8Array
  /** 期后事项: what became known after the year was closed. The annex lists them; they move no figure. */
  lateFacts?: readonly LateNote[]
}

/**
 * The evaluation report as a .docx: a template filled with the year, a pure view of the snapshot. Each figure stands in a content control
 * `f:<key>` that links to `baseUrl` + its trace, and is listed in the annex.
 */
export async function makeReport(snapshot: Snapshot, { baseUrl, template, lateFacts = [] }: Options): Promise<Buffer> {
  const said = wordsOnly(snapshot)
  const w = documentWriter(figuresOf(said), baseUrl)
  const house = await houseTemplate('standard')
  const data = template ? withStyles(template, house) : house
  const asked = await patchDetector({ data, trimPlaceholders: true })
  return patchDocument({
    ...{ outputType: 'nodebuffer', data, trimPlaceholders: true },
    patches: { ...inlineFor(asked, w, said), ...wholeFor(asked, w, said, { baseUrl, lateFacts }) },
    properties: { title: reportTitle(said), creator: said.project.unit, lastModifiedBy: said.project.unit },
  })
}

/** Everything within sentences and rows. */
function inlineFor(asked: readonly string[], w: DocumentWriter, snapshot: Snapshot): Record<string, IPatch | TableRowsPatch> {
  const figures = figuresOf(snapshot)
  const patches: Record<string, IPatch | TableRowsPatch> = {}
  for (const tag of asked) {
    const [rows, field] = tag.split('.')
    const word = wordTags.find((one) => one === tag)
    const key = figureKeyOf(tag, figures)
    if (word) patches[word] = wordsFor(word, w, snapshot)
    else if (key) patches[tag] = figureFor(key, w)
    else if (field && (rows === '子项目' || rows === '指标'))
      patches[rows] ??= { type: PatchType.TABLE_ROWS, rows: rowsFor(rows, w, snapshot) }
    else if (!blockTags.some((one) => one === tag)) patches[tag] = { type: PatchType.PARAGRAPH, children: runs(absent(tag)) }
  }
  return patches
}

/** Whole paragraphs, the annex last: it lists what was printed until then. What is filled in is not looked at for tags again. */
function wholeFor(asked: readonly string[], w: DocumentWriter, snapshot: Snapshot, annex: Annex): Record<string, IPatch> {
  const tags = blockTags.filter((tag) => asked.includes(tag))
  return Object.fromEntries(tags.map((tag) => [tag, blocksFor(tag, w, snapshot, annex)]))
}
