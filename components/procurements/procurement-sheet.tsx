'use client'
import { Group, Table, Text, Title } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { grouped, groupedYuan, plain } from '#lib/money.ts'
import { itemsYuan, itemYuan } from '#lib/procurements/rules.ts'
import type { Procurement } from '#lib/procurements/schema.ts'
import classes from './sheet.module.css'

/** A requirement as it is printed, signed and filed. */
export function ProcurementSheet({ row }: { row: Procurement }) {
  const t = useTranslations('procurements.sheet')
  const methods = useTranslations('enums.procurementMethod')
  return (
    <article className={classes.sheet}>
      <Title order={1} size="h3" ta="center" className={classes.title ?? ''}>
        {t('procurement')}
      </Title>
      <Group justify="space-between" my="sm">
        <Text fz="sm">{t('number', { code: row.code })}</Text>
        <Text fz="sm">{t('day', { day: row.requestedOn })}</Text>
      </Group>
      <Table withTableBorder withColumnBorders className={classes.table ?? ''} aria-label={t('procurement')}>
        <Table.Tbody>
          <Facts first={[t('title'), row.title]} second={[t('subProject'), row.subProject]} />
          <Facts first={[t('budget'), groupedYuan(row.budgetYuan)]} second={[t('method'), methods(row.method)]} />
          <Long name={t('purpose')} text={row.purpose} />
          <Long name={t('neededOn')} text={row.neededOn ?? '—'} />
        </Table.Tbody>
      </Table>

      <Items row={row} />
      <Table withTableBorder withColumnBorders className={classes.table ?? ''} aria-label={t('criteria')}>
        <Table.Tbody>
          <Long name={t('criteria')} text={row.acceptanceCriteria} />
        </Table.Tbody>
      </Table>

      <div className={classes.signatures}>
        <Text>{t('requester', { name: row.requestedBy })}</Text>
        <Text>{row.approvedBy ? t('approver', { name: row.approvedBy }) : t('approverBlank')}</Text>
        <Text>{t('dayBlank')}</Text>
        <Text>{row.approvedOn ? t('day', { day: row.approvedOn }) : t('seal')}</Text>
      </div>
    </article>
  )
}

function Items({ row }: { row: Procurement }) {
  const t = useTranslations('procurements.sheet')
  return (
    <Table.ScrollContainer minWidth={520} type="native" tabIndex={0}>
      <Table withTableBorder withColumnBorders className={classes.table ?? ''} aria-label={t('item')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('no')}</Table.Th>
            <Table.Th>{t('item')}</Table.Th>
            <Table.Th>{t('specification')}</Table.Th>
            <Table.Th>{t('unit')}</Table.Th>
            <Table.Th ta="right">{t('quantity')}</Table.Th>
            <Table.Th ta="right">{t('price')}</Table.Th>
            <Table.Th ta="right">{t('yuan')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {row.items.map((item, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a sheet is read as it is
            <Table.Tr key={at}>
              <Table.Td>{at + 1}</Table.Td>
              <Table.Td>{item.item}</Table.Td>
              <Table.Td>{item.specification}</Table.Td>
              <Table.Td>{item.unit}</Table.Td>
              <Table.Td ta="right">{grouped(plain(item.quantity))}</Table.Td>
              <Table.Td ta="right">{grouped(plain(item.unitPriceYuan))}</Table.Td>
              <Table.Td ta="right">{groupedYuan(itemYuan(item) ?? '0')}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr>
            <Table.Th colSpan={6} scope="row">
              {t('total')}
            </Table.Th>
            <Table.Th ta="right">{groupedYuan(itemsYuan(row.items))}</Table.Th>
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </Table.ScrollContainer>
  )
}

type Pair = [name: string, text: string]
/** Two facts beside each other in an official form. */
export function Facts({ first, second }: { first: Pair; second: Pair }) {
  return (
    <Table.Tr>
      {[first, second].map(([name, text]) => [
        <Table.Th key={name} scope="row" w="6.5rem">
          {name}
        </Table.Th>,
        <Table.Td key={`${name} text`} className={classes.text ?? ''}>
          {text}
        </Table.Td>,
      ])}
    </Table.Tr>
  )
}

/** One fact over the whole width of a form. */
export function Long({ name, text }: { name: string; text: string }) {
  return (
    <Table.Tr>
      <Table.Th scope="row" w="6.5rem">
        {name}
      </Table.Th>
      <Table.Td colSpan={3} className={classes.text ?? ''}>
        {text}
      </Table.Td>
    </Table.Tr>
  )
}
