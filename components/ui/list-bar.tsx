'use client'
import { Badge, Button, Group, Select } from '@mantine/core'
import { IconFilter, IconPlus } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useAllowed } from '../shell/actor.tsx'
import { DisplayMenu } from '../table/display-menu.tsx'
import { ListMenu } from '../table/list-menu.tsx'
import { SearchBox } from '../table/search-box.tsx'
import type { List } from '../table/use-list.ts'
import classes from './list-bar.module.css'
import type { RecordRow, Records } from './records.ts'

/** Years that a list offers: next year's plan, this one, and back to when the house opened. */
const years = (): string[] => {
  const next = new Date().getFullYear() + 1
  return Array.from({ length: next - 2022 }, (_, back) => String(next - back))
}

type Props = {
  records: Records<RecordRow>
  list: List
  /** What it is narrowed by, in words. */
  words: readonly string[]
  isFiltering: boolean
  onFiltering: () => void
  /** A new record, blank or like another one. */
  onNew: (like?: string | null) => void
}

/** Above a list: search, filters, year, how it is shown, all that can be done with it, and the button that logs a new record. */
export function ListBar({ records, list, words, isFiltering, onFiltering, onNew }: Props) {
  const t = useTranslations()
  const texts = useTranslations(records.texts)
  const mayWrite = useAllowed(records.write)
  const { address } = list
  return (
    <Group mb="sm" gap="xs" justify="space-between" data-controls="">
      <Group gap="xs" flex="1 1 20rem">
        <SearchBox value={address.search} onSearch={list.type} />
        <Button
          variant={isFiltering ? 'light' : 'default'}
          leftSection={<IconFilter size={16} aria-hidden />}
          rightSection={
            words.length > 0 && (
              <Badge size="sm" circle aria-hidden>
                {words.length}
              </Badge>
            )
          }
          aria-expanded={isFiltering}
          aria-label={t('table.filter.open', { count: words.length })}
          onClick={onFiltering}
        >
          {t('table.filter.title')}
        </Button>
        {records.yearly && (
          <Select
            w={120}
            aria-label={t('records.year')}
            placeholder={t('records.allYears')}
            clearable
            data={years()}
            value={address.year ? String(address.year) : null}
            onChange={(chosen) => list.narrow({ year: chosen ? Number(chosen) : null })}
          />
        )}
        <DisplayMenu list={list} />
      </Group>
      <Group gap="xs" wrap="nowrap">
        <ListMenu records={records} list={list} words={words} onNew={onNew} />
        {mayWrite && (
          <Button className={classes.new} data-new="" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => onNew()}>
            {texts('new')}
          </Button>
        )}
      </Group>
    </Group>
  )
}
