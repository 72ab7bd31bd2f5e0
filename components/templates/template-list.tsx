'use client'
import { Badge, Button, Group, Paper, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { undoNotice } from '#components/ui/undo-notice.tsx'
import { api } from '#lib/api.ts'
import { houseNames, type TemplatesView, type TemplateView } from '#lib/templates/schema.ts'
import { Download } from '../evaluations/download.tsx'
import { useAllowed } from '../shell/actor.tsx'

/** The house's two templates and the office's own, the one in use marked. */
export function TemplateList({ view: { chosen, templates }, year }: { view: TemplatesView; year: number }) {
  const t = useTranslations('templates')
  const format = useFormatter()
  const saidOf = ({ uploadedBy, createdAt, fileName }: TemplateView) =>
    t('uploaded', { name: uploadedBy, day: format.dateTime(new Date(createdAt), { dateStyle: 'medium' }), fileName })
  return (
    <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: 'none' }}>
      {houseNames.map((name) => (
        <Template key={name} id={name} year={year} isChosen={chosen === name} name={t(`house.${name}`)} text={t(`houseHint.${name}`)} />
      ))}
      {templates.map((template) => (
        <Template
          key={template.id}
          id={template.id}
          year={year}
          isChosen={chosen === template.id}
          isRemoved={template.removedAt !== null}
          name={template.name}
          text={saidOf(template)}
        >
          <PutAway template={template} isChosen={chosen === template.id} />
        </Template>
      ))}
    </Stack>
  )
}

type Shown = { id: string; name: string; text: string; year: number; isChosen: boolean; isRemoved?: boolean; children?: ReactNode }
function Template({ id, name, text, year, isChosen, isRemoved = false, children }: Shown) {
  const t = useTranslations('templates')
  const mayWrite = useAllowed('templates.write')
  const choose = useMutation(
    api.templates.choose.mutationOptions({ onSuccess: () => notifications.show({ color: 'teal', message: t('chosenToast') }) }),
  )
  return (
    <Paper component="li" withBorder p="md">
      <Group justify="space-between" gap="sm">
        <Stack gap={2} style={{ flex: '1 1 18rem', minWidth: 0 }}>
          <Group gap="xs">
            <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
              {name}
            </Text>
            {isChosen && (
              <Badge variant="light" color="teal" tt="none" autoContrast>
                {t('inUse')}
              </Badge>
            )}
            {isRemoved && (
              <Badge variant="light" color="gray" tt="none" autoContrast>
                {t('removed')}
              </Badge>
            )}
          </Group>
          <Text fz="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {text}
          </Text>
        </Stack>
        <Group gap="xs">
          <Download href={`/evaluations/report?year=${year}&template=${id}`} label={t('preview', { year: String(year) })} />
          <Download href={`/evaluations/templates/file?template=${id}`} label={t('download')} />
          {mayWrite && !isChosen && !isRemoved && (
            <Button variant="light" loading={choose.isPending} onClick={() => choose.mutate({ template: id })}>
              {t('use')}
            </Button>
          )}
          {children}
        </Group>
      </Group>
    </Paper>
  )
}

/** Takes a template of the office out of the choice, and back. */
function PutAway({ template: { id, version, removedAt }, isChosen }: { template: TemplateView; isChosen: boolean }) {
  const t = useTranslations('templates')
  const common = useTranslations('common')
  const mayWrite = useAllowed('templates.write')
  const restore = useMutation(
    api.templates.restore.mutationOptions({ onSuccess: () => notifications.show({ color: 'teal', message: t('restoredToast') }) }),
  )
  const remove = useMutation(
    api.templates.remove.mutationOptions({
      onSuccess: (removed) =>
        undoNotice({
          id: `template-${id}`,
          message: t('removedToast'),
          label: common('undo'),
          onUndo: () => restore.mutate({ id, version: removed.version }),
        }),
    }),
  )
  if (!mayWrite || isChosen) return null
  return removedAt === null ? (
    <Button variant="subtle" color="red" loading={remove.isPending} onClick={() => remove.mutate({ id, version })}>
      {t('remove')}
    </Button>
  ) : (
    <Button variant="default" loading={restore.isPending} onClick={() => restore.mutate({ id, version })}>
      {t('restore')}
    </Button>
  )
}
