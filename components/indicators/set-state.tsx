import { Badge, Button, Collapse, Group, List, Paper, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { IconCheck, IconHistory, IconLockOpen } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import { useAllowed } from '#components/shell/actor.tsx'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { api, client } from '#lib/api.ts'
import type { SetView } from '#lib/indicator-sets/schema.ts'

/** Whether the year's set is a draft or held to, who made it so, and the way to the other. */
export function SetState({ view, onReopen }: { view: SetView; onReopen: () => void }) {
  const t = useTranslations('indicators.state')
  const format = useFormatter()
  const may = useAllowed('indicators.activate')
  const [isOpen, { toggle }] = useDisclosure(false)
  const { set, closedAt, year, problems } = view
  const activate = useMutation({
    meta: { quiet: true },
    mutationFn: () => client.indicatorSets.activate({ year, version: set?.version ?? 1 }),
    onSuccess: () => notifications.show({ color: 'teal', message: t('activated', { year: String(year) }) }),
  })
  if (!set) return null
  const isActive = set.state === 'active'
  const day = (at: string) => format.dateTime(new Date(at), { dateStyle: 'medium' })
  return (
    <Paper withBorder p="sm" mb="sm">
      <Group justify="space-between" gap="xs">
        <Group gap="xs">
          <Badge size="lg" variant="light" color={isActive ? 'teal' : 'yellow'} styles={{ label: { color: 'var(--mantine-color-text)' } }}>
            {t(isActive ? 'active' : 'draft')}
          </Badge>
          {closedAt && <Badge variant="default">{t('closed')}</Badge>}
          <Text fz="sm">
            {isActive && set.activatedAt
              ? t('activeBy', { name: set.activatedBy ?? '—', day: day(set.activatedAt) })
              : set.reason
                ? t('reopened', { reason: set.reason })
                : t('draftHint')}
          </Text>
        </Group>
        <Group gap="xs" data-controls="">
          <Button
            variant="subtle"
            size="compact-md"
            leftSection={<IconHistory size={16} aria-hidden />}
            aria-expanded={isOpen}
            onClick={toggle}
          >
            {t('history')}
          </Button>
          {may && !closedAt && isActive && (
            <Button variant="default" leftSection={<IconLockOpen size={16} aria-hidden />} onClick={onReopen}>
              {t('reopen')}
            </Button>
          )}
          {may && !closedAt && !isActive && (
            <Button
              leftSection={<IconCheck size={16} aria-hidden />}
              loading={activate.isPending}
              disabled={problems.length > 0}
              onClick={() => activate.mutate()}
            >
              {t('activate')}
            </Button>
          )}
        </Group>
      </Group>
      <ProblemNotice error={activate.error} />
      <Collapse expanded={isOpen} transitionDuration={0}>
        {isOpen && <History id={set.id} />}
      </Collapse>
    </Paper>
  )
}

/** Who activated and opened the set, and why. */
function History({ id }: { id: string }) {
  const t = useTranslations()
  const format = useFormatter()
  const found = useQuery(api.indicatorSets.history.queryOptions({ input: { id } }))
  const told = found.data?.entries.filter(({ changes }) => changes.some(({ field }) => field === 'state')) ?? []
  if (found.data && told.length === 0)
    return (
      <Text fz="sm" c="dimmed" mt="xs">
        {t('indicators.state.noHistory')}
      </Text>
    )
  return (
    <List fz="sm" mt="xs" spacing={4}>
      {told.map((entry) => {
        const state = entry.changes.find(({ field }) => field === 'state')?.after
        const reason = entry.changes.find(({ field }) => field === 'reason')?.after
        return (
          <List.Item key={entry.id}>
            {format.dateTime(new Date(entry.at), { dateStyle: 'medium', timeStyle: 'short' })} · {entry.actorName ?? entry.actor} ·{' '}
            {t(`indicators.state.became.${state === 'active' ? 'active' : 'draft'}`)}
            {state !== 'active' && typeof reason === 'string' && reason && `：${reason}`}
          </List.Item>
        )
      })}
    </List>
  )
}
