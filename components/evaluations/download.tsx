'use client'
import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconDownload } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'

/** Fetches a document and hands it to the browser; says when it is being made and when it could not be. */
export function Download({ href, label }: { href: string; label: string }) {
  const t = useTranslations('evaluations')
  const errors = useTranslations('errors')
  const [busy, setBusy] = useState(false)
  const fetchFile = async () => {
    setBusy(true)
    const answer = await fetch(href).catch(() => null)
    setBusy(false)
    if (!answer?.ok) {
      const told: { code?: string; params?: Record<string, string | number> } = (await answer?.json().catch(() => null)) ?? {}
      // what can be mended is said; anything else may pass by itself
      const isSaid = told.params !== undefined && told.code !== undefined && errors.has(told.code)
      notifications.show({
        color: 'red',
        message: isSaid ? errors(`${told.code}`, told.params) : t('failed'),
        autoClose: isSaid ? false : undefined,
      })
      return
    }
    const name = decodeURIComponent(answer.headers.get('content-disposition')?.split("filename*=UTF-8''")[1] ?? 'document')
    const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(await answer.blob()), download: name })
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
  }
  return (
    <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} loading={busy} onClick={fetchFile}>
      {label}
    </Button>
  )
}
