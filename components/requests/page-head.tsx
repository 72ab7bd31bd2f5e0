'use client'
import { Anchor, Button, Group, Stack, Title } from '@mantine/core'
import { IconArrowLeft, IconPencil } from '@tabler/icons-react'
import dynamic from 'next/dynamic'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { type ReactNode, useRef, useState } from 'react'
import { useAllowed } from '#components/shell/actor.tsx'
import type { RecordRow, Records } from '#components/ui/records.ts'

const RecordDrawer = dynamic(() => import('#components/ui/record-drawer.tsx').then((module) => module.RecordDrawer), { ssr: false })

type Props<View extends RecordRow> = {
  records: Records<View>
  row: View
  title: string
  back: { path: string; text: string }
  /** Beside the button to the form. */
  actions?: ReactNode
  children?: ReactNode
}

/** The top of a request's or team's page: the way back, what it is, and its form. */
export function PageHead<View extends RecordRow>({ records, row, title, back, actions, children }: Props<View>) {
  const t = useTranslations('requests.page')
  const mayWrite = useAllowed(records.write)
  const [isOpen, setOpen] = useState(false)
  const isDirty = useRef(false)
  return (
    <Stack gap="xs">
      <Anchor component={Link} href={back.path} fz="sm" prefetch={false}>
        <Group gap={4} component="span" display="inline-flex">
          <IconArrowLeft size={16} aria-hidden /> {back.text}
        </Group>
      </Anchor>
      <Group justify="space-between" align="flex-start" gap="sm">
        <Title order={1} size="h3" flex="1 1 14rem">
          {title}
        </Title>
        <Group gap="xs">
          {actions}
          <Button variant="default" leftSection={<IconPencil size={18} aria-hidden />} onClick={() => setOpen(true)}>
            {t(mayWrite ? 'edit' : 'more')}
          </Button>
        </Group>
      </Group>
      {children}
      {isOpen && (
        <RecordDrawer
          records={{ ...records, page: undefined } as unknown as Records<RecordRow>}
          open={row.id}
          isDirty={isDirty}
          onClose={() => setOpen(false)}
        />
      )}
    </Stack>
  )
}
