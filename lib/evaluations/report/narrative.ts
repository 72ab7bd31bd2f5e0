import { asWords, isWritable, type Paragraph } from '../../narratives/rules.ts'
import type { WrittenText } from '../../narratives/schema.ts'
import type { Snapshot } from '../schema.ts'
import { writeManagement, writeResults } from './analysis.ts'
import { writeConclusion } from './conclusion.ts'
import { writeDeviations } from './deviations.ts'
import { writeLessons, writeUse } from './lessons.ts'
import { narrator } from './narrator.ts'
import { writeOrganisation } from './organisation.ts'
import { writeGoals, writeOverview } from './overview.ts'

/**
 * A year's report in seven parts, as paragraphs whose words name their figures: what people wrote, else what the house says of such a year.
 * What was written of a paragraph that the year does not have is left out. A closed year says what it said, in the set's own layout.
 */
export function narrativeOf(snapshot: Snapshot, written: readonly WrittenText[] = snapshot.narrative ?? []): Paragraph[] {
  if (snapshot.paragraphs && !snapshot.framework) return snapshot.paragraphs
  const w = narrator(wordsOnly(snapshot))
  writeOverview(w)
  writeGoals(w)
  writeOrganisation(w)
  writeManagement(w)
  writeResults(w)
  writeDeviations(w)
  writeConclusion(w)
  writeLessons(w)
  writeUse(w)
  const texts = new Map(written.map(({ key, text }) => [key, text]))
  return w.paragraphs().map((paragraph) => {
    const text = isWritable(paragraph) ? texts.get(paragraph.key) : undefined
    return text === undefined ? paragraph : { ...paragraph, text, isWritten: true }
  })
}

/** What people wrote into records (names, causes, measures) is words, whatever braces it holds. */
export function wordsOnly(snapshot: Snapshot): Snapshot {
  const turned = (value: unknown, name: string): unknown => {
    if (meant.includes(name)) return value
    if (typeof value === 'string') return asWords(value)
    if (Array.isArray(value)) return value.map((one) => turned(one, name))
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, turned(one, key)]))
  }
  return turned(snapshot, '') as Snapshot
}

/** Addresses and codes are no words, and texts that people wrote for the report name their figures. */
const meant = ['trace', 'code', 'narrative', 'paragraphs']
