'use client'
import { Button, Drawer, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPencilPause } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { DraftList } from './draft-list.tsx'
import { useDraftList } from './use-draft-list.ts'
import { useSender } from './use-sender.ts'

/** How many drafts there are on this device, and the way to them; nothing as long as there are none. Sends those that wait. */
export function DraftMenu() {
  const t = useTranslations('drafts')
  const drafts = useDraftList()
  const send = useSender(drafts)
  const [opened, { open, close }] = useDisclosure()
  const needsCare = drafts.some((draft) => draft.state === 'conflict' || draft.state === 'refused')
  return (
    <>
      {drafts.length > 0 && (
        <Button
          variant="light"
          color={needsCare ? 'orange' : 'gray'}
          size="compact-md"
          px="xs"
          leftSection={<IconPencilPause size={16} aria-hidden />}
          aria-label={t('count', { count: drafts.length })}
          onClick={open}
        >
          <Text span inherit visibleFrom="sm">
            {t('title')}&nbsp;
          </Text>
          {drafts.length}
        </Button>
      )}
      <Drawer opened={opened} onClose={close} position="right" title={t('title')}>
        <DraftList drafts={drafts} onSend={send} onGo={close} />
      </Drawer>
    </>
  )
}
