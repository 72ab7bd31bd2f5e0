'use client'
import { Anchor, Badge, Button, Group, Paper, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import { useId } from 'react'
import { changesOf } from '#lib/audit/rules.ts'
import type { AuditEntry } from '#lib/audit/schema.ts'
import { AuditDifferences } from './audit-differences.tsx'
import { useAuditTexts } from './audit-texts.ts'

/** How many changed fields stand open; the rest of a long row waits behind a button. */
const shownAtOnce = 6

/** One change: who, when, what, and the fields before and after. */
export function AuditEntryCard({ entry, onlyOf }: { entry: AuditEntry; onlyOf: (recordId: string) => void }) {
  const t = useTranslations('audit')
  const texts = useAuditTexts()
  const format = useFormatter()
  const [isOpen, { toggle }] = useDisclosure(false)
  const id = useId()
  const changes = changesOf(entry)
  const kind = entry.before === null ? 'new' : entry.after === null ? 'gone' : 'changed'
  const shown = isOpen ? changes : changes.slice(0, kind === 'changed' ? shownAtOnce : 0)
  return (
    <Paper component="li" withBorder p="sm">
      <Group justify="space-between" gap="xs">
        <Group gap="xs">
          <Text fw={600}>{texts.operation(entry.operation)}</Text>
          <Badge variant="light" color="gray" autoContrast tt="none">
            {texts.source(entry.source)}
          </Badge>
          <Text fz="sm">{entry.actorName ? t('who', { name: entry.actorName, userName: entry.actor }) : texts.actor(entry.actor)}</Text>
        </Group>
        <Text fz="sm" c="dimmed" component="time" dateTime={entry.at} style={{ whiteSpace: 'nowrap' }}>
          {format.dateTime(new Date(entry.at), { dateStyle: 'medium', timeStyle: 'medium' })}
        </Text>
      </Group>
      <div id={id}>{shown.length > 0 && <AuditDifferences source={entry.source} kind={kind} changes={shown} />}</div>
      <Group gap="md" mt={4}>
        {changes.length > 0 && (isOpen || shown.length < changes.length) && (
          <Button variant="subtle" size="compact-sm" px={0} onClick={toggle} aria-expanded={isOpen} aria-controls={id}>
            {isOpen ? t('fold') : t('unfold', { count: changes.length })}
          </Button>
        )}
        {entry.path && (
          <Anchor component={Link} href={entry.path} prefetch={false} fz="sm">
            {t('open')}
          </Anchor>
        )}
        {entry.recordId && (
          <Anchor component="button" type="button" fz="sm" onClick={() => onlyOf(entry.recordId ?? '')}>
            {t('history')}
          </Anchor>
        )}
      </Group>
    </Paper>
  )
}
