import type { Located } from '../sheets/headers.ts'
import { headingsAt, missingOf, textOf, topOf } from '../sheets/mapped.ts'
import type { Prepared } from '../sheets/prepare.ts'
import type { Grid } from '../sheets/schema.ts'
import type { SheetView } from './schema.ts'

const mostColumns = 80
const sampleRows = 5

/** The sheets of a file as the mapping page needs them. */
export const viewsOf = ({ sheets }: Prepared): SheetView[] => sheets.map(({ grid, located }) => viewOf(grid, located))

function viewOf(grid: Grid, located: Located | null): SheetView {
  const top = topOf(grid)
  const headerRow = located ? located.headerRow + 1 : null
  const headings = headerRow ? headingsAt(top, headerRow) : []
  const columns = located ? [...located.places].map(([key, { index, header }]) => [key, headings[index] || header]) : []
  const below = headerRow ? grid.rows.slice(headerRow, headerRow + sampleRows) : []
  return {
    sheet: grid.name,
    hidden: grid.hidden,
    rows: grid.rows.length,
    layout: located?.layout.name ?? null,
    headerRow,
    headings: headings.slice(0, mostColumns),
    sample: below.map((row) => row.slice(0, mostColumns).map(textOf)),
    top: top.map((row) => row.slice(0, mostColumns)),
    columns: Object.fromEntries(columns),
    missing: located ? missingOf(located.layout, located.places) : [],
  }
}
