'use client'
import { Group, Table, Text, Title } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { grouped, plain } from '#lib/money.ts'
import type { Acceptance } from '#lib/procurements/schema.ts'
import { Facts, Long } from './procurement-sheet.tsx'
import classes from './sheet.module.css'

/** An acceptance as it is printed, signed and filed. */
export function AcceptanceSheet({ row }: { row: Acceptance }) {
  const t = useTranslations('procurements.sheet')
  const conclusions = useTranslations('enums.acceptanceConclusion')
  return (
    <article className={classes.sheet}>
      <Title order={1} size="h3" ta="center" className={classes.title ?? ''}>
        {t('acceptance')}
      </Title>
      <Group justify="space-between" my="sm">
        <Text fz="sm">{t('number', { code: row.code })}</Text>
        <Text fz="sm">{t('day', { day: row.acceptedOn })}</Text>
      </Group>
      <Table withTableBorder withColumnBorders className={classes.table ?? ''} aria-label={t('acceptance')}>
        <Table.Tbody>
          <Facts first={[t('contractOf'), row.contract?.name ?? '—']} second={[t('procurementOf'), row.procurement?.title ?? '—']} />
        </Table.Tbody>
      </Table>

      <Results row={row} />
      <Table withTableBorder withColumnBorders className={classes.table ?? ''} aria-label={t('conclusion')}>
        <Table.Tbody>
          <Long name={t('conclusion')} text={conclusions(row.conclusion)} />
          <Long name={t('note')} text={row.note ?? '—'} />
        </Table.Tbody>
      </Table>

      <div className={classes.signatures}>
        <Text>{t('acceptor', { name: row.acceptedBy })}</Text>
        <Text>{t('supplier')}</Text>
        <Text>{t('dayBlank')}</Text>
        <Text>{t('seal')}</Text>
      </div>
    </article>
  )
}

function Results({ row }: { row: Acceptance }) {
  const t = useTranslations('procurements.sheet')
  return (
    <Table.ScrollContainer minWidth={520} type="native" tabIndex={0}>
      <Table withTableBorder withColumnBorders className={classes.table ?? ''} aria-label={t('item')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('no')}</Table.Th>
            <Table.Th>{t('item')}</Table.Th>
            <Table.Th>{t('unit')}</Table.Th>
            <Table.Th ta="right">{t('accepted')}</Table.Th>
            <Table.Th>{t('passes')}</Table.Th>
            <Table.Th>{t('remark')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {row.results.map((result, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a sheet is read as it is
            <Table.Tr key={at}>
              <Table.Td>{at + 1}</Table.Td>
              <Table.Td>{result.item}</Table.Td>
              <Table.Td>{result.unit}</Table.Td>
              <Table.Td ta="right">{grouped(plain(result.quantity))}</Table.Td>
              <Table.Td>{t(result.passes ? 'pass' : 'fail')}</Table.Td>
              <Table.Td>{result.note}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}
