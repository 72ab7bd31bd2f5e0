'use client'
import { Button, Menu } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import type { RecordRow, Records } from '../ui/records.ts'
import { useExport } from './use-export.ts'
import type { List } from './use-list.ts'

type Props = { records: Records<RecordRow>; list: List; words: readonly string[]; chosen: readonly RecordRow[] }

/** Brings the chosen rows as a file. */
export function ExportMenu({ records, list, words, chosen }: Props) {
  const t = useTranslations('table.export')
  const bring = useExport(records, list, words, chosen)
  return (
    <Menu>
      <Menu.Target>
        <Button size="compact-md" variant="light" leftSection={<IconDownload size={16} aria-hidden />}>
          {t('title')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => bring('xlsx')}>{t('xlsx')}</Menu.Item>
        <Menu.Item onClick={() => bring('csv')}>{t('csv')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
