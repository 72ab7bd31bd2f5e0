/** The figures of a chart as a table: a head, and rows whose first cell names them. */
export type ChartTable = { head: string[]; rows: string[][] }
