'use client'
import { Group, Text } from '@mantine/core'
import { IconCloudOff } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useSyncExternalStore } from 'react'

function watch(onChange: () => void): () => void {
  window.addEventListener('online', onChange)
  window.addEventListener('offline', onChange)
  return () => {
    window.removeEventListener('online', onChange)
    window.removeEventListener('offline', onChange)
  }
}

/** Says quietly that there is no connection, and that nothing is lost by that. */
export function OfflineBar() {
  const t = useTranslations('drafts')
  const isOnline = useSyncExternalStore(
    watch,
    () => navigator.onLine,
    () => true,
  )
  return (
    <div role="status">
      {!isOnline && (
        <Group gap={6} py={6} px="sm" mb="sm" bg="var(--mantine-color-yellow-light)" style={{ borderRadius: 'var(--mantine-radius-md)' }}>
          <IconCloudOff size={16} aria-hidden />
          <Text fz="sm">{t('offline')}</Text>
        </Group>
      )}
    </div>
  )
}
