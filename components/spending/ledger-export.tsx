'use client'
import { Button, Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconDownload } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useVisitor } from '#components/shell/actor.tsx'
import { saveFile } from '#components/table/save-file.ts'
import { useErrorText } from '#components/ui/error-text.ts'
import { clockOf } from '#components/ui/record-values.ts'
import { client } from '#lib/api.ts'

const columns = [
  'subProject',
  'kind',
  'day',
  'documentOrMonth',
  'summary',
  'payee',
  'contract',
  'invoiceNo',
  'vouchers',
  'budget',
  'paid',
  'paidTotal',
  'balance',
] as const
const vouchers = ['approval', 'invoice', 'acceptance', 'receipt'] as const

/** Brings the ledger as a file, all of it. */
export function LedgerExport({ year, subProject }: { year: number; subProject: string | null }) {
  const t = useTranslations('spending.ledger')
  const kinds = useTranslations('enums.evidence')
  const formats = useTranslations('table.export')
  const visitor = useVisitor()
  const textOf = useErrorText()
  const [busy, setBusy] = useState(false)
  const bring = async (format: 'xlsx' | 'csv') => {
    setBusy(true)
    const title = t('accountOf', { subProject: subProject ?? t('all'), year: String(year) })
    const words = {
      ...{ columns: columns.map((name) => t(`columns.${name}`)), opening: t('opening'), adjustment: t('kinds.adjustment') },
      ...{ payment: t('kinds.payment'), unpaid: t('kinds.unpaid'), monthSum: t('kinds.monthSum'), yearSum: t('kinds.yearSum') },
      ...{ complete: t('complete'), vouchers: Object.fromEntries(vouchers.map((kind) => [kind, t('lacks', { kinds: kinds(kind) })])) },
    }
    const notes = [t('unit'), t('printedBy', { name: visitor?.name ?? '', at: clockOf(new Date().toISOString()) })]
    try {
      saveFile(await client.spending.exportLedger({ year, subProject, format, title, notes, words }), title, format)
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
          {formats('title')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => bring('xlsx')}>{formats('xlsx')}</Menu.Item>
        <Menu.Item onClick={() => bring('csv')}>{formats('csv')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
