'use client'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useVisitor } from '#components/shell/actor.tsx'
import { type FileFormat, FileMenu } from '#components/table/file-menu.tsx'
import { saveFile } from '#components/table/save-file.ts'
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
  const visitor = useVisitor()
  const bring = useMutation({
    mutationFn: async (format: FileFormat) => {
      const title = t('accountOf', { subProject: subProject ?? t('all'), year: String(year) })
      const words = {
        ...{ columns: columns.map((name) => t(`columns.${name}`)), opening: t('opening'), adjustment: t('kinds.adjustment') },
        ...{ payment: t('kinds.payment'), unpaid: t('kinds.unpaid'), monthSum: t('kinds.monthSum'), yearSum: t('kinds.yearSum') },
        ...{ complete: t('complete'), vouchers: Object.fromEntries(vouchers.map((kind) => [kind, t('lacks', { kinds: kinds(kind) })])) },
      }
      const notes = [t('unit'), t('printedBy', { name: visitor?.name ?? '', at: clockOf(new Date().toISOString()) })]
      saveFile(await client.spending.exportLedger({ year, subProject, format, title, notes, words }), title, format)
    },
  })
  return <FileMenu loading={bring.isPending} bring={(format) => bring.mutate(format)} />
}
