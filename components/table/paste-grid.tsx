'use client'
import { Select, Table, Text, TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import type { Paste } from './use-paste.ts'

/** Rows that are shown to be looked at; those with something said about them come first. */
const most = 60

/** The pasted rows: above each column what it is, and each cell to be corrected on the spot. */
export function PasteGrid({ paste }: { paste: Paste }) {
  const t = useTranslations('table.paste')
  const { rows, headings, columns, problems } = paste
  const troubled = new Set([...problems.keys()].map((key) => Number(key.split(':')[0])))
  const places = rows.map((_, place) => place)
  const shown =
    rows.length <= most ? places : [...places.filter((at) => troubled.has(at)), ...places.filter((at) => !troubled.has(at))].slice(0, most)
  return (
    <>
      <Table.ScrollContainer minWidth={headings.length * 140} maxHeight="50vh" scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
        <Table stickyHeader withColumnBorders verticalSpacing={2} horizontalSpacing={4} aria-label={t('grid')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={44}>{t('row')}</Table.Th>
              {headings.map((heading, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a pasted column is its place
                <Table.Th key={at} miw={130}>
                  <Select
                    size="xs"
                    aria-label={t('heading', { column: at + 1 })}
                    placeholder={t('leaveOut')}
                    clearable
                    data={columns.map((column) => ({ value: column.heading, label: column.heading + (column.isNeeded ? ' *' : '') }))}
                    value={heading}
                    onChange={(chosen) => paste.name(at, chosen)}
                  />
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map((place) => (
              <Table.Tr key={place}>
                <Table.Th scope="row" fw={400}>
                  {place + 1}
                </Table.Th>
                {(rows[place] ?? []).map((cell, at) => {
                  const problem = problems.get(`${place}:${at}`)
                  return (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a pasted column is its place
                    <Table.Td key={at} style={{ verticalAlign: 'top' }}>
                      <TextInput
                        size="xs"
                        variant={problem ? 'default' : 'unstyled'}
                        aria-label={t('cell', { row: place + 1, heading: headings[at] ?? t('leaveOut') })}
                        disabled={!headings[at]}
                        value={cell}
                        onChange={(typing) => paste.correct(place, at, typing.currentTarget.value)}
                        error={problem?.isRefused ? problem.text : undefined}
                        description={problem && !problem.isRefused ? problem.text : undefined}
                      />
                    </Table.Td>
                  )
                })}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {[...problems]
        .filter(([key]) => key.endsWith(':'))
        .map(([key, { text }]) => (
          <Text key={key} fz="sm">
            {t('rowSays', { row: Number.parseInt(key, 10) + 1, text })}
          </Text>
        ))}
      {rows.length > shown.length && (
        <Text fz="sm" c="dimmed">
          {t('more', { rows: rows.length - shown.length })}
        </Text>
      )}
    </>
  )
}
