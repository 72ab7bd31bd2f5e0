'use client'
import { Anchor, Badge, Button, Group, Stack, Text, Title } from '@mantine/core'
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
  const [isEditing, setEditing] = useState(false)
  const isDirty = useRef(false)
  return (
    <Stack gap="xs">
      <Anchor component={Link} href={back.path} fz="sm" prefetch={false}>
        <Group gap={4} component="span" display="inline-flex">
          <IconArrowLeft size={16} aria-hidden /> {back.text}
        </Group>
      </Anchor>
      <Group justify="space-between" align="flex-start" gap="sm">
        <Group gap="xs">
          <Title order={1} size="h3">
            {title}
          </Title>
          <Badge variant="light" color={kind === 'water' ? 'blue' : 'orange'} tt="none" autoContrast>
            {kinds(kind)}
          </Badge>
        </Group>
        {mayWrite && (
          <Button variant="default" leftSection={<IconPencil size={18} aria-hidden />} onClick={() => setEditing(true)}>
            {t('edit')}
          </Button>
        )}
      </Group>
      <Text fz="sm" component="div">
        {children}
      </Text>
      {isEditing && (
        <RecordDrawer
          records={records as unknown as Records<RecordRow>}
          open={row.id}
          isDirty={isDirty}
          onClose={() => setEditing(false)}
        />
      )}
    </Stack>
  )
}
