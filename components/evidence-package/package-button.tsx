import { Button, Group, Progress, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconFileZip } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'

type Coming = { files: number; bytes: number; got: number }

/** Pieces are laid together from this size on: what the browser keeps of them then need not lie in memory. */
const layTogether = 16 * 1024 * 1024

/** Fetches the package of a year, or of one indicator, and says how far it has come; it can be broken off. */
export function PackageButton({ year, code }: { year: number; code: string | null }) {
  const t = useTranslations('package')
  const errors = useTranslations('errors')
  const [coming, setComing] = useState<Coming | null>(null)
  const stop = useRef<AbortController | null>(null)
  // who leaves the page wants no package any more
  useEffect(() => () => stop.current?.abort(), [])

  const refused = async (answer: Response | null) => {
    const told: { code?: string; params?: Record<string, string | number> } = (await answer?.json().catch(() => null)) ?? {}
    const isSaid = told.code !== undefined && errors.has(told.code)
    notifications.show({ color: 'red', message: isSaid ? errors(`${told.code}`, told.params ?? {}) : t('failed') })
  }
  const fetchPackage = async () => {
    const control = new AbortController()
    stop.current = control
    setComing({ files: 0, bytes: 0, got: 0 })
    try {
      const answer = await fetch(`/evaluations/package?${new URLSearchParams({ year: String(year), ...(code && { code }) })}`, {
        signal: control.signal,
      })
      if (!answer.ok || !answer.body) return await refused(answer)
      const files = Number(answer.headers.get('x-package-files'))
      const bytes = Number(answer.headers.get('x-package-bytes'))
      const blob = await gathered(answer.body, (got) => setComing({ files, bytes, got }))
      const name = decodeURIComponent(answer.headers.get('content-disposition')?.split("filename*=UTF-8''")[1] ?? 'package.zip')
      const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(blob), download: name })
      link.click()
      setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
      notifications.show({ message: t('done', { files }) })
    } catch {
      if (!control.signal.aborted) await refused(null)
    } finally {
      setComing(null)
    }
  }
  if (!coming)
    return (
      <Button leftSection={<IconFileZip size={16} aria-hidden />} onClick={() => void fetchPackage()}>
        {code ? t('downloadOne', { code }) : t('download')}
      </Button>
    )
  const percent = coming.bytes === 0 ? 0 : Math.min(100, (coming.got / coming.bytes) * 100)
  return (
    <Group gap="xs" wrap="nowrap">
      <Stack gap={2} w={210}>
        <Progress value={percent} aria-label={t('progress')} animated={coming.bytes === 0} />
        <Text fz="xs" className="figures">
          {coming.bytes === 0
            ? t('preparing')
            : t('coming', { files: coming.files, got: megabytes(coming.got), all: megabytes(coming.bytes) })}
        </Text>
      </Stack>
      <Button variant="default" onClick={() => stop.current?.abort()}>
        {t('cancel')}
      </Button>
    </Group>
  )
}

const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(1)

/** All bytes of a stream as one blob; `tell` hears now and then how many have come. */
async function gathered(body: ReadableStream<Uint8Array<ArrayBuffer>>, tell: (got: number) => void): Promise<Blob> {
  const reader = body.getReader()
  const laid: Blob[] = []
  let pieces: Uint8Array<ArrayBuffer>[] = []
  let got = 0
  let since = 0
  let told = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (value) {
      pieces.push(value)
      got += value.byteLength
      since += value.byteLength
    }
    if (since >= layTogether || done) {
      laid.push(new Blob(pieces))
      pieces = []
      since = 0
    }
    if (done || performance.now() - told > 200) {
      tell(got)
      told = performance.now()
    }
    if (done) return new Blob(laid, { type: 'application/zip' })
  }
}
