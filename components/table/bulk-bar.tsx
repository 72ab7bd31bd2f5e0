'use client'
import { ActionBar, Button, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconArrowBackUp, IconEdit, IconTrash } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import type { RecordRow, Records } from '../ui/records.ts'
import classes from './bulk-bar.module.css'
import { BulkEdit } from './bulk-edit.tsx'
import { ExportMenu } from './export-menu.tsx'
import { type Bulk, mostAtOnce } from './use-bulk.tsx'
import type { List } from './use-list.ts'

type Props = {
  records: Records<RecordRow>
  list: List
  rows: readonly RecordRow[]
  bulk: Bulk
  words: readonly string[]
  onClear: () => void
}

/** What can be done with the rows that are chosen. */
export function BulkBar({ records, list, rows, bulk, words, onClear }: Props) {
  const t = useTranslations()
  const [isEditing, { open, close }] = useDisclosure()
  const isTooMany = rows.length > mostAtOnce
  const mayChange = bulk.mayWrite && !isTooMany
  return (
    <>
      <ActionBar
        opened={rows.length > 0}
        onClose={onClear}
        aria-label={t('table.bulk.title')}
        className={classes.bar}
        transitionProps={{ duration: 0 }}
        data-controls=""
      >
        <Text fz="sm" fw={600} px={4} role="status">
          {isTooMany ? t('table.bulk.tooMany', { most: mostAtOnce }) : t('table.bulk.chosen', { count: rows.length })}
        </Text>
        {mayChange && !list.address.removed && (
          <>
            <Button size="compact-md" variant="light" leftSection={<IconEdit size={16} aria-hidden />} onClick={open}>
              {t('table.bulk.edit')}
            </Button>
            <Button
              size="compact-md"
              variant="light"
              color="red"
              leftSection={<IconTrash size={16} aria-hidden />}
              loading={bulk.isPending}
              onClick={() => bulk.remove(rows)}
            >
              {t('common.remove')}
            </Button>
          </>
        )}
        {mayChange && list.address.removed && (
          <Button
            size="compact-md"
            variant="light"
            leftSection={<IconArrowBackUp size={16} aria-hidden />}
            loading={bulk.isPending}
            onClick={() => bulk.restore(rows)}
          >
            {t('records.restore')}
          </Button>
        )}
        <ExportMenu records={records} list={list} words={words} chosen={rows} />
        <ActionBar.CloseButton aria-label={t('table.bulk.clear')} />
      </ActionBar>
      {isEditing && <BulkEdit records={records} rows={rows} bulk={bulk} onClose={close} />}
    </>
  )
}
