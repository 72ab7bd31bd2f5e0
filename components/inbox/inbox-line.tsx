'use client'
import { ActionIcon, Anchor, Badge, Group, Text, Tooltip } from '@mantine/core'
import { IconMail, IconMailOpened } from '@tabler/icons-react'
import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import { SeverityMark } from '#components/alerts/severity-mark.tsx'
import { useSentence } from '#components/alerts/use-sentence.ts'
import type { Notification } from '#lib/notifications/schema.ts'
import classes from './inbox.module.css'

type Props = { row: Notification; isHere: boolean; onOpen: () => void; onMark: (isRead: boolean) => void }

/** One line: what it is about, since when, and whether it is over. Opening it marks it as read. */
export function InboxLine({ row, isHere, onOpen, onMark }: Props) {
  const t = useTranslations('inbox')
  const kinds = useTranslations('alerts.kinds')
  const format = useFormatter()
  const sentence = useSentence()(row.kind, row.params)
  const isUnread = row.readAt === null
  const at = (instant: string) => format.dateTime(new Date(instant), { dateStyle: 'medium', timeStyle: 'short' })
  const label = t(isUnread ? 'markReadOf' : 'markUnreadOf', { text: sentence })
  return (
    <li className={classes.line} data-unread={isUnread || undefined} data-here={isHere || undefined} data-line={row.id}>
      <SeverityMark severity={row.severity} />
      <div>
        <Anchor component={Link} href={row.path} prefetch={false} className={classes.sentence} onClick={onOpen}>
          {sentence}
        </Anchor>
        <Group gap="xs" mt={4}>
          <Badge variant="light" color="gray" autoContrast tt="none">
            {row.kind === 'digest' ? t('kinds.digest') : kinds(row.kind)}
          </Badge>
          {isUnread && (
            <Text fz="xs" fw={600}>
              {t('unread')}
            </Text>
          )}
          <Text fz="xs" c="dimmed" component="time" dateTime={row.createdAt}>
            {at(row.createdAt)}
          </Text>
          {row.endedAt && (
            <Badge variant="light" color="teal" autoContrast tt="none">
              {row.isUnwatched ? t('isUnwatched') : t('ended', { at: at(row.endedAt) })}
            </Badge>
          )}
        </Group>
      </div>
      <Tooltip label={t(isUnread ? 'markRead' : 'markUnread')}>
        <ActionIcon variant="subtle" size="lg" aria-label={label} onClick={() => onMark(isUnread)}>
          {isUnread ? <IconMailOpened size={18} aria-hidden /> : <IconMail size={18} aria-hidden />}
        </ActionIcon>
      </Tooltip>
    </li>
  )
}
