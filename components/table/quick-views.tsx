'use client'
import { Badge, Chip, Group } from '@mantine/core'
import { useTranslations } from 'next-intl'
import type { Filters } from '#lib/address-text.ts'
import type { RecordRow, Records } from '../ui/records.ts'
import type { List } from './use-list.ts'

/** Ways to narrow a list that people take every day, one tap each; a second tap takes it back. */
export function QuickViews({ records, list }: { records: Records<RecordRow>; list: List }) {
  const texts = useTranslations(records.texts)
  const t = useTranslations('table.filter')
  const { filters } = list.address
  return (
    <Group gap="xs" mb="sm" role="group" aria-label={t('title')} data-controls="">
      {records.quick?.map(({ name, filters: of, count, tone = 'gray' }) => {
        const wanted = of()
        const isOn = Object.entries(wanted).every(([column, ask]) => JSON.stringify(filters[column]) === JSON.stringify(ask))
        const rest = Object.fromEntries(Object.entries(filters).filter(([column]) => !(column in wanted))) as Filters
        return (
          <Chip key={name} size="sm" checked={isOn} onChange={() => list.narrow({ filters: isOn ? rest : { ...filters, ...wanted } })}>
            <Group component="span" gap={6} wrap="nowrap" display="inline-flex">
              {texts(`quick.${name}`)}
              {count !== undefined && (
                <Badge component="span" size="sm" variant="light" color={count > 0 ? tone : 'gray'} autoContrast tt="none">
                  {count}
                </Badge>
              )}
            </Group>
          </Chip>
        )
      })}
    </Group>
  )
}
