import { figureTag } from '../evaluations/report/control.ts'
import type { PrintedFigure } from '../evaluations/report/figures.ts'
import { lintNarrative } from '../lint/rules.ts'
import type { EditedControl, EditedDocument } from './document.ts'
import type { FigureFinding, ReportCheck } from './schema.ts'
import { changedTexts } from './texts.ts'

type Figures = ReadonlyMap<string, PrintedFigure>
type FigureFindings = Pick<ReportCheck, 'expected' | 'unchanged' | 'changed' | 'deleted' | 'repeated' | 'unknown'>

/** An edited report against the one that the house prints. Pure: both are read by the same reader. */
export function compareReports(
  wanted: EditedDocument,
  found: EditedDocument,
  figures: Figures,
  year: number,
): Omit<ReportCheck, 'year' | 'isClosed' | 'identity' | 'framework'> {
  const paragraphs = found.lines.map(({ bound }, index) => ({ key: String(index), text: bound }))
  // a control of no figure is told among the figures
  const findings = lintNarrative(paragraphs, figures.values(), { year }).filter(({ rule }) => rule !== 'unknown')
  const lint = findings.map((finding) => ({ ...finding, text: found.lines[Number(finding.paragraph)]?.text ?? '' }))
  return {
    ...compareFigures(wanted, found, figures),
    texts: changedTexts(wanted.lines, found.lines),
    tracked: {
      insertions: found.changes.filter(({ kind }) => kind === 'insertion').length,
      deletions: found.changes.filter(({ kind }) => kind === 'deletion').length,
      changes: found.changes,
    },
    comments: found.comments,
    lint,
  }
}

/** What a file says of itself, held against the year and its closing. */
export function identityOf(wanted: EditedDocument, found: EditedDocument, year: number): ReportCheck['identity'] {
  const said = ({ controls }: EditedDocument, tag: string) => controls.find((one) => one.tag === tag)?.text ?? null
  const [itsYear, code, wantedCode] = [said(found, 'c:year'), said(found, 'c:sha256'), said(wanted, 'c:sha256')]
  return {
    ...{ year: itsYear, code, wantedCode },
    isYear: itsYear === null ? null : Number(/\d{4}/.exec(itsYear)?.[0]) === year,
    isClosing: code === null || wantedCode === null ? null : code === wantedCode,
  }
}

/** Printed figures by tag, each print of its own: a figure stands in a report several times. */
function printsOf({ controls }: EditedDocument): Map<string, EditedControl[]> {
  const prints = new Map<string, EditedControl[]>()
  for (const control of controls) {
    if (!control.tag.startsWith('f:')) continue
    prints.set(control.tag, [...(prints.get(control.tag) ?? []), control])
  }
  return prints
}

function compareFigures(wanted: EditedDocument, found: EditedDocument, figures: Figures): FigureFindings {
  const [expected, actual] = [printsOf(wanted), printsOf(found)]
  const tagged = new Map([...figures.values()].map((figure) => [figureTag(figure.key), figure]))
  const told = (document: EditedDocument, control: EditedControl, says: string, reads: string | null): FigureFinding => {
    const figure = tagged.get(control.tag)
    const key = figure?.key ?? control.tag.slice(2)
    const paragraph = document.lines[control.line]?.text.trim() ?? ''
    return { key, name: figure?.name ?? key, wanted: says, found: reads, paragraph, trace: figure?.trace ?? null }
  }
  const result: FigureFindings = { expected: 0, unchanged: 0, changed: [], deleted: [], repeated: [], unknown: [] }
  for (const [tag, prints] of expected) {
    const says = prints[0]?.text ?? ''
    const there = actual.get(tag) ?? []
    result.expected += prints.length
    const wrong = there.filter(({ text }) => text !== says)
    result.changed.push(...wrong.map((control) => told(found, control, says, control.text)))
    result.unchanged += Math.min(prints.length, there.length - wrong.length)
    result.deleted.push(...missing(wanted, prints, found, there).map((control) => told(wanted, control, says, null)))
    result.repeated.push(...there.slice(prints.length).map((control) => told(found, control, says, control.text)))
  }
  for (const [tag, prints] of actual) {
    if (!expected.has(tag)) result.unknown.push(...prints.map((control) => told(found, control, tagged.get(tag)?.text ?? '', control.text)))
  }
  return result
}

/** Which prints of a figure are gone: those whose paragraph has none of it any more come first. */
function missing(wanted: EditedDocument, prints: EditedControl[], found: EditedDocument, there: EditedControl[]): EditedControl[] {
  const count = prints.length - there.length
  if (count <= 0) return []
  const kept = there.map(({ line }) => found.lines[line])
  const isKept = (control: EditedControl): boolean => {
    const own = wanted.lines[control.line]
    return kept.some((line) => line && own && (line.bound === own.bound || (own.key !== null && line.key === own.key)))
  }
  return [...prints].sort((one, other) => Number(isKept(one)) - Number(isKept(other))).slice(0, count)
}
