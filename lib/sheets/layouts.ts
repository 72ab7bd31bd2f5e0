import { articles, followerDays } from '#lib/articles/sheet.ts'
import { budgetLines } from '#lib/budget/sheet.ts'
import { contractAmendments, contractLines, contracts, settlements } from '#lib/contracts/sheet.ts'
import { payments } from '#lib/costs/sheet.ts'
import { events, matches, signIns } from '#lib/events/sheet.ts'
import { indicators } from '#lib/indicators/sheet.ts'
import { inspections } from '#lib/inspections/sheet.ts'
import { bills, meterReadings } from '#lib/meters/sheet.ts'
import { organisations } from '#lib/organisations/sheet.ts'
import { policies } from '#lib/policies/sheet.ts'
import { requests } from '#lib/requests/sheet.ts'
import { seats } from '#lib/rooms/sheet.ts'
import { surveys } from '#lib/surveys/sheet.ts'
import type { Layout } from './layout.ts'

/** Every kind of sheet that the house understands, what others refer to first. */
export const layouts: readonly Layout[] = [
  budgetLines,
  seats,
  organisations,
  events,
  signIns,
  matches,
  articles,
  followerDays,
  contracts,
  contractAmendments,
  contractLines,
  settlements,
  payments,
  meterReadings,
  bills,
  surveys,
  requests,
  policies,
  inspections,
  indicators,
]

const position = (name: string) => layouts.findIndex((layout) => layout.name === name)
/** Layouts in the order in which their records can be written. */
export const inOrder = <T extends { layout: Layout }>(items: T[]): T[] =>
  items.toSorted((a, b) => position(a.layout.name) - position(b.layout.name))

/** Files in the order in which their records can be written: what a file needs comes before it where another file brings it. */
export function filesInOrder<T>(files: { file: T; layouts: readonly Layout[] }[]): T[] {
  const brings = (names: readonly string[], item: { layouts: readonly Layout[] }) =>
    item.layouts.some((layout) => names.includes(layout.name))
  const left = files.toSorted((a, b) => earliest(a.layouts) - earliest(b.layouts))
  const ordered: T[] = []
  while (left.length > 0) {
    // files that wait for each other go by their earliest layout
    const free = left.findIndex(
      (item) =>
        !left.some(
          (other) =>
            other !== item &&
            brings(
              item.layouts.flatMap((layout) => layout.after),
              other,
            ),
        ),
    )
    const [next] = left.splice(Math.max(0, free), 1)
    if (next) ordered.push(next.file)
  }
  return ordered
}
const earliest = (found: readonly Layout[]) => Math.min(layouts.length, ...found.map((layout) => position(layout.name)))
