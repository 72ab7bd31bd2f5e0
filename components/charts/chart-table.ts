/**
 * The figures of a chart as a table: a head, and rows whose first cell names them. A row is a point of the axis and a column a series, or (`series`)
 * the other way round.
 */
export type ChartTable = { head: string[]; rows: string[][]; rowsAre?: 'points' | 'series' }
/** Where a figure of a chart leads: the name of its series as the table has it, and its place on the axis; null where nothing stands behind it. */
export type HrefOf = (series: string, place: number) => string | null

/** The series and the place of one cell. */
export const cellAt = ({ head, rows, rowsAre = 'points' }: ChartTable, row: number, column: number): { series: string; place: number } =>
  rowsAre === 'series' ? { series: rows[row]?.[0] ?? '', place: column - 1 } : { series: head[column] ?? '', place: row }
