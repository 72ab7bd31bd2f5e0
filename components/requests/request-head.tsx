'use client'
import { Anchor, Badge, Button, Group, Text } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { Records } from '#components/ui/records.ts'
import { PageHead } from './page-head.tsx'
import type { Request } from './request-fields.tsx'
import { statusTones } from './status-tones.ts'
import { useTimeLeft } from './use-time-left.ts'

/** Whose request it is, where it stands, who has it and how much time is left, in one look. */
export function RequestHead({ row, records }: { row: Request; records: Records<Request> }) {
  const t = useTranslations()
  const { textOf, toneOf } = useTimeLeft()
  const left = textOf(row)
  const name = row.organisation?.name ?? row.organisationName ?? ''
  return (
    <PageHead
      records={records}
      row={row}
      title={`${row.code} · ${row.category}`}
      back={{ path: '/requests', text: t('requests.request.title') }}
      actions={
        <Button variant="default" visibleFrom="sm" leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()}>
          {t('requests.page.print')}
        </Button>
      }
    >
      <Group gap="xs">
        <Badge variant="light" color={statusTones[row.status]} autoContrast tt="none">
          {t(`enums.requestStatus.${row.status}`)}
        </Badge>
        {left && (
          <Badge variant="light" color={toneOf(row) ?? 'gray'} autoContrast tt="none">
            {left}
          </Badge>
        )}
        {row.organisationId ? (
          <Anchor component={Link} href={`/organisations/${row.organisationId}`} prefetch={false} fz="sm">
            {name}
          </Anchor>
        ) : (
          <Text fz="sm">{t('requests.page.askedAs', { name })}</Text>
        )}
        {row.team && (
          <Text fz="sm" c="dimmed">
            {row.team}
          </Text>
        )}
      </Group>
    </PageHead>
  )
}
