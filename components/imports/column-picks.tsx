'use client'
import { Select, Stack, Text } from '@mantine/core'
import { useTranslations } from 'next-intl'
import type { SheetView } from '#lib/imports/schema.ts'
import type { SheetColumn } from '#lib/sheets/schema.ts'
import classes from './column-picks.module.css'
import { headingsIn, type MappingDraft, sampleOf } from './mapping-draft.ts'

type Props = {
  view: SheetView
  draft: MappingDraft
  columns: readonly SheetColumn[]
  /** Keys of columns that are said to be missing. */
  missing: readonly string[]
  onChoose: (key: string, heading: string | null) => void
}

/** For every column that the house knows: which of the file's it is, and what stands there. */
export function ColumnPicks({ view, draft, columns, missing, onChoose }: Props) {
  const t = useTranslations('importPage.mapping')
  const headings = headingsIn(view, draft.headerRow)
  return (
    <Stack gap={4}>
      <Text fz="sm" fw={500}>
        {t('columns')}
      </Text>
      <ul className={classes.list}>
        {columns.map(({ key, heading, isNeeded }) => {
          const picked = draft.columns[key]
          const sample = sampleOf(view, draft.headerRow, picked)
          return (
            <li key={key} className={classes.item}>
              <Text fz="sm" fw={isNeeded ? 600 : undefined}>
                {heading}{' '}
                {isNeeded && (
                  <Text span fz="xs" c="dimmed" fw={400}>
                    {t('needed')}
                  </Text>
                )}
              </Text>
              <Select
                aria-label={t('pick', { column: heading })}
                placeholder={t('none')}
                size="sm"
                searchable={headings.length > 10}
                clearable
                allowDeselect={false}
                required={isNeeded}
                error={missing.includes(key) ? t('missingOne') : undefined}
                data={headings}
                value={picked !== undefined && headings.includes(picked) ? picked : null}
                onChange={(next) => onChoose(key, next)}
              />
              <Text fz="sm" c="dimmed" truncate title={sample.join(' / ')}>
                {picked === undefined ? '' : sample.length > 0 ? sample.join(' / ') : t('noSample')}
              </Text>
            </li>
          )
        })}
      </ul>
    </Stack>
  )
}
