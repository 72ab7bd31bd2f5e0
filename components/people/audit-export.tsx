'use client'
import { Button, Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconDownload } from '@tabler/icons-react'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { saveFile } from '#components/table/save-file.ts'
import { useErrorText } from '#components/ui/error-text.ts'
import { client } from '#lib/api.ts'
import type { Locale } from '#lib/locale.ts'
import { type AuditAddress, auditFilterOf } from './audit-address.ts'

/** Brings what the filters find as a file. */
export function AuditExport({ address }: { address: AuditAddress }) {
  const t = useTranslations('audit')
  const formats = useTranslations('table.export')
  const locale = useLocale() as Locale
  const textOf = useErrorText()
  const [busy, setBusy] = useState(false)
  const bring = async (format: 'xlsx' | 'csv') => {
    setBusy(true)
    try {
      saveFile(await client.audit.export({ ...auditFilterOf(address), format, locale }), t('title'), format)
      notifications.show({ message: t('export.done') })
    } catch (error) {
      notifications.show({ color: 'red', message: textOf(error) })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Menu>
      <Menu.Target>
        <Button variant="default" loading={busy} leftSection={<IconDownload size={18} aria-hidden />}>
          {t('export.menu')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => bring('xlsx')}>{formats('xlsx')}</Menu.Item>
        <Menu.Item onClick={() => bring('csv')}>{formats('csv')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
