'use client'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useLocale, useTranslations } from 'next-intl'
import { type FileFormat, FileMenu } from '#components/table/file-menu.tsx'
import { saveFile } from '#components/table/save-file.ts'
import { client } from '#lib/api.ts'
import type { Locale } from '#lib/locale.ts'
import { type AuditAddress, auditFilterOf } from './audit-address.ts'

/** Brings what the filters find as a file. */
export function AuditExport({ address }: { address: AuditAddress }) {
  const t = useTranslations('audit')
  const locale = useLocale() as Locale
  const bring = useMutation({
    mutationFn: async (format: FileFormat) =>
      saveFile(await client.audit.export({ ...auditFilterOf(address), format, locale }), t('title'), format),
    onSuccess: () => notifications.show({ message: t('export.done') }),
  })
  return <FileMenu loading={bring.isPending} bring={(format) => bring.mutate(format)} />
}
