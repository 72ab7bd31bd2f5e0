'use client'
import { Stack, Table, Text } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { plain } from '#lib/money.ts'
import { Light } from '../board/light.tsx'
import { FrozenFigure } from './frozen-figure.tsx'
import { Foreseen, ItemName, OutlookMark, Written } from './item-cells.tsx'
import type { Shown } from './items.tsx'

/** Indicators in rows. */
export function ItemTable({ items }: { items: readonly Shown[] }) {
  const t = useTranslations('monitoring')
  return (
    <Table.ScrollContainer minWidth={1040}>
      <Table verticalSpacing="xs" fz="sm" stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('indicator')}</Table.Th>
            <Table.Th ta="right">{t('target')}</Table.Th>
            <Table.Th ta="right">{t('actual')}</Table.Th>
            <Table.Th ta="right">{t('progress')}</Table.Th>
            <Table.Th ta="right">{t('expected')}</Table.Th>
            <Table.Th>{t('outlook')}</Table.Th>
            <Table.Th>{t('texts')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map(({ item, text, live, measures, isOpen, write }) => (
            <Table.Tr key={item.code}>
              <Table.Th scope="row" fw={400} maw={260}>
                <ItemName item={item} measures={measures} />
              </Table.Th>
              <Table.Td ta="right" className="figures">
                {item.operator} {plain(item.target)} {item.unit}
              </Table.Td>
              <Table.Td ta="right" className="figures">
                <FrozenFigure value={item.actual} live={live?.actual} unit={item.unit} trace={item.trace} label={item.name} />
              </Table.Td>
              <Table.Td ta="right">
                <Stack gap={2} align="flex-end">
                  <Light light={item.light} />
                  <span className="figures">{item.progressPercent === null ? t('none') : `${item.progressPercent}%`}</span>
                  <Text fz="xs" c="dimmed">
                    {t(item.duePercent === '100' ? 'dueAlways' : 'dueIs', { percent: item.duePercent })}
                  </Text>
                </Stack>
              </Table.Td>
              <Table.Td ta="right">
                <Foreseen item={item} />
              </Table.Td>
              <Table.Td maw={180}>
                <OutlookMark item={item} text={text} />
              </Table.Td>
              <Table.Td maw={320}>
                <Written text={text} isOpen={isOpen} />
                {write}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}
