import { Table } from '@mantine/core'
import Link from 'next/link'
import figure from '../ui/figure.module.css'
import { type ChartTable, cellAt, type HrefOf } from './chart-table.ts'

/** The figures of a chart, each leading where its point leads. */
export function FigureTable({ table, hrefOf }: { table: ChartTable; hrefOf: HrefOf | undefined }) {
  const shown = (value: string, row: number, column: number) => {
    const { series, place } = cellAt(table, row, column)
    const href = hrefOf?.(series, place)
    if (!href) return value
    return (
      <Link href={href} prefetch={false} scroll={false} className={figure.figure}>
        {value}
      </Link>
    )
  }
  return (
    <Table.ScrollContainer minWidth={480}>
      <Table fz="sm">
        <Table.Thead>
          <Table.Tr>
            {table.head.map((word) => (
              <Table.Th key={word}>{word}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {table.rows.map(([name, ...values], row) => (
            <Table.Tr key={name}>
              <Table.Th scope="row">{name}</Table.Th>
              {values.map((value, at) => (
                <Table.Td key={table.head[at + 1]} className="figures">
                  {shown(value, row, at + 1)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}
