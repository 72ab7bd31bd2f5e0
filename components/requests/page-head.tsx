'use client'
import { Group, Stack, Title } from '@mantine/core'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useAllowed } from '#components/shell/actor.tsx'
import { EditRecord } from '#components/ui/edit-record.tsx'
import { PageBack } from '#components/ui/page-back.tsx'
import type { RecordRow, Records } from '#components/ui/records.ts'

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
  return (
    <Stack gap="xs">
      <PageBack path={back.path} text={back.text} />
      <Group justify="space-between" align="flex-start" gap="sm">
        <Title order={1} size="h3" flex="1 1 14rem">
          {title}
        </Title>
        <Group gap="xs">
          {actions}
          <EditRecord records={records} id={row.id} text={t(mayWrite ? 'edit' : 'more')} />
        </Group>
      </Group>
      {children}
    </Stack>
  )
}
