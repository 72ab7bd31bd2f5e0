'use client'
import { Button, Menu } from '@mantine/core'
import {
  IconClipboardText,
  IconCopy,
  IconDots,
  IconDownload,
  IconFileImport,
  IconListDetails,
  IconPrinter,
  IconTrash,
} from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { layoutOf } from '../imports/layout-pages.ts'
import { useAllowed } from '../shell/actor.tsx'
import type { RecordRow, Records } from '../ui/records.ts'
import { useExport } from './use-export.ts'
import type { List } from './use-list.ts'
import { usePasted } from './use-pasted.ts'

const PasteDialog = dynamic(() => import('./paste-dialog.tsx').then((module) => module.PasteDialog), { ssr: false })

type Props = { records: Records<RecordRow>; list: List; words: readonly string[]; onNew: (like: string | null) => void }

/** All that can be done with a list as a whole. */
export function ListMenu({ records, list, words, onNew }: Props) {
  const t = useTranslations()
  const mayWrite = useAllowed(records.write)
  const mayImport = useAllowed('sheets.write') && records.importable === true
  const layout = layoutOf(usePathname())
  const bring = useExport(records, list, words, null)
  const mayPaste = mayImport && layout !== null
  const { pasted, paste, close } = usePasted(mayPaste)
  const cache = useQueryClient()
  const copyLast = async () => {
    const { rows } = await cache.fetchQuery({ ...records.list({ size: 1, sort: [{ by: 'createdAt', descending: true }] }), staleTime: 0 })
    onNew(rows[0]?.id ?? null)
  }
  const isRemoved = list.address.removed
  return (
    <>
      <Menu position="bottom-end" width={220}>
        <Menu.Target>
          <Button variant="default" px="xs" aria-label={t('table.menu.title')}>
            <IconDots size={18} aria-hidden />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {mayWrite && (
            <Menu.Item leftSection={<IconCopy size={16} aria-hidden />} onClick={copyLast}>
              {t('table.menu.copyLast')}
            </Menu.Item>
          )}
          {mayPaste && (
            <Menu.Item leftSection={<IconClipboardText size={16} aria-hidden />} onClick={() => paste('')}>
              {t('table.menu.paste')}
            </Menu.Item>
          )}
          {mayImport && (
            <Menu.Item component={Link} href="/imports" prefetch={false} leftSection={<IconFileImport size={16} aria-hidden />}>
              {t('records.import')}
            </Menu.Item>
          )}
          <Menu.Divider />
          <Menu.Item leftSection={<IconDownload size={16} aria-hidden />} onClick={() => bring('xlsx')}>
            {t('table.menu.xlsx')}
          </Menu.Item>
          <Menu.Item leftSection={<IconDownload size={16} aria-hidden />} onClick={() => bring('csv')}>
            {t('table.menu.csv')}
          </Menu.Item>
          <Menu.Item leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
            {t('table.menu.print')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            leftSection={isRemoved ? <IconListDetails size={16} aria-hidden /> : <IconTrash size={16} aria-hidden />}
            onClick={() => list.narrow({ removed: !isRemoved })}
          >
            {t(isRemoved ? 'table.removed.back' : 'table.removed.show')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {layout && pasted !== null && <PasteDialog records={records} list={list} layout={layout} text={pasted} onClose={close} />}
    </>
  )
}
