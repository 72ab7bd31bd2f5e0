import { Anchor, Table, Text } from '@mantine/core'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { FactRow } from '#lib/facts/schema.ts'
import { grouped, plain } from '#lib/money.ts'
import { useTraceTexts } from './trace-texts.ts'

/** The records behind a figure: each leads to itself, to its evidence and to the file and row it came from. */
export function FactTable({ rows, withReason }: { rows: FactRow[]; withReason: boolean }) {
  const t = useTranslations('facts.trace')
  const texts = useTraceTexts()
  const withFacet = rows.some(({ facet }) => facet)
  const withEvidence = rows.some(({ evidence }) => evidence.length > 0)
  const withOrigin = rows.some(({ origin }) => origin)
  return (
    <Table.ScrollContainer minWidth={420}>
      <Table striped verticalSpacing={6} fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('day')}</Table.Th>
            <Table.Th>{t('record')}</Table.Th>
            {withFacet && <Table.Th style={{ whiteSpace: 'nowrap' }}>{t('group')}</Table.Th>}
            <Table.Th ta="right" style={{ whiteSpace: 'nowrap' }}>
              {t('amount')}
            </Table.Th>
            {withReason && <Table.Th>{t('reason')}</Table.Th>}
            {withEvidence && <Table.Th>{t('evidence')}</Table.Th>}
            {withOrigin && <Table.Th>{t('origin')}</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={`${row.id}${row.day}${row.value}`}>
              <Table.Td className="figures" style={{ whiteSpace: 'nowrap' }}>
                {row.day}
              </Table.Td>
              <Table.Td>
                <Anchor component={Link} href={row.path} prefetch={false} fz="sm">
                  {row.title}
                </Anchor>
              </Table.Td>
              {withFacet && <Table.Td style={{ whiteSpace: 'nowrap' }}>{texts.facet(row.facet)}</Table.Td>}
              <Table.Td ta="right" className="figures">
                {row.value === null ? '—' : grouped(plain(row.value))}
              </Table.Td>
              {withReason && <Table.Td>{texts.reason(row)}</Table.Td>}
              {withEvidence && (
                <Table.Td>
                  {row.evidence.map(({ id, fileName }) => (
                    <Anchor key={id} href={`/evidence/${id}`} fz="sm" display="block">
                      {fileName}
                    </Anchor>
                  ))}
                </Table.Td>
              )}
              {withOrigin && (
                <Table.Td>
                  {row.origin && (
                    <Anchor href={`/files/imports/${row.origin.batchId}`} fz="xs">
                      {t('originAt', { file: row.origin.fileName, sheet: row.origin.sheet, row: row.origin.rowNo })}
                    </Anchor>
                  )}
                </Table.Td>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {rows.length === 0 && (
        <Text c="dimmed" fz="sm">
          {t('noneCounted')}
        </Text>
      )}
    </Table.ScrollContainer>
  )
}
