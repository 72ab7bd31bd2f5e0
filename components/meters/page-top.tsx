'use client'
import { Badge, Group, Stack, Text, Title } from '@mantine/core'
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
  /** Electricity or water. */
  kind: string
  /** Where its list is. */
  back: { path: string; text: string }
  children?: ReactNode
}

/** The top of a meter's or bill's page: what it is, the way back, and its form. */
export function PageTop<View extends RecordRow>({ records, row, title, kind, back, children }: Props<View>) {
  const t = useTranslations('meters')
  const kinds = useTranslations('enums.meterKind')
  const mayWrite = useAllowed(records.write)
  return (
    <Stack gap="xs">
      <PageBack path={back.path} text={back.text} />
      <Group justify="space-between" align="flex-start" gap="sm">
        <Group gap="xs">
          <Title order={1} size="h3">
            {title}
          </Title>
          <Badge variant="light" color={kind === 'water' ? 'blue' : 'orange'} tt="none" autoContrast>
            {kinds(kind)}
          </Badge>
        </Group>
        {mayWrite && <EditRecord records={records} id={row.id} text={t('edit')} />}
      </Group>
      <Text fz="sm" component="div">
        {children}
      </Text>
    </Stack>
  )
}
