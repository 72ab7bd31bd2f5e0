'use client'
import { Anchor, Drawer, Group, Text } from '@mantine/core'
import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useTranslations } from 'next-intl'
import type { TraceAddress } from './trace-address.ts'
import { TraceView } from './trace-view.tsx'

/** A figure's trace beside the page it stands on; the same address opened anew is a page of its own. */
export function TraceDrawer({ address }: { address: TraceAddress }) {
  const t = useTranslations('facts.trace')
  const router = useRouter()
  // the slot keeps what it showed when the reader goes on to another page
  const isHere = usePathname() === '/trace'
  // with all that was chosen in it
  const href = `/trace?${useSearchParams()}`
  if (!isHere) return null
  return (
    <Drawer
      opened
      onClose={() => router.back()}
      position="right"
      size="xl"
      closeButtonProps={{ 'aria-label': t('close') }}
      title={
        <Group>
          <Text fw={600}>{t('title')}</Text>
          <Anchor href={href} fz="sm" target="_blank">
            {t('open')}
          </Anchor>
        </Group>
      }
    >
      <TraceView address={address} />
    </Drawer>
  )
}
