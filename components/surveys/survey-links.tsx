'use client'
import { Button, CopyButton, Group, SegmentedControl, Stack, Text, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconCheck, IconCopy, IconUsersPlus } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { type FileFormat, FileMenu } from '#components/table/file-menu.tsx'
import { saveFile } from '#components/table/save-file.ts'
import { Empty } from '#components/ui/empty.tsx'
import { PageBack } from '#components/ui/page-back.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { api, client } from '#lib/api.ts'
import type { Survey } from '#lib/surveys/schema.ts'
import { LinkTable } from './link-table.tsx'

export type LinkRow = Awaited<ReturnType<typeof client.surveyInvitations.list>>[number]
const shown = { all: () => true, waiting: (row: LinkRow) => !row.answerAt, unsent: (row: LinkRow) => !row.sentAt && !row.answerAt } as const

/** The residents' own links to a survey: who has which, to whom it went, and who has not answered yet. */
export function SurveyLinks({ id }: { id: string }) {
  const t = useTranslations('surveys.links')
  const survey = useQuery(api.surveys.get.queryOptions({ input: { id } }))
  const links = useQuery(api.surveyInvitations.list.queryOptions({ input: { surveyId: id } }))
  return (
    <Panel query={survey}>
      {(one) => (
        <Stack gap="md">
          <PageBack path={`/surveys/${id}`} text={one.title} />
          <Group justify="space-between">
            <Title order={1} size="h3">
              {t('title')}
            </Title>
            <Invite survey={one} />
          </Group>
          <Text fz="sm" c="dimmed">
            {t('lead')}
          </Text>
          <Panel query={links} isEmpty={(rows) => rows.length === 0} empty={<Empty text={t('empty')} />}>
            {(rows) => <Links survey={one} rows={rows} />}
          </Panel>
        </Stack>
      )}
    </Panel>
  )
}

function Links({ survey, rows }: { survey: Survey; rows: readonly LinkRow[] }) {
  const t = useTranslations('surveys.links')
  const [which, setWhich] = useState<keyof typeof shown>('all')
  const chosen = rows.filter(shown[which])
  const text = chosen.map((row) => `${row.organisationName}\t${row.address}`).join('\n')
  return (
    <>
      <Group justify="space-between">
        <SegmentedControl
          aria-label={t('show')}
          value={which}
          onChange={(value) => setWhich(value as keyof typeof shown)}
          data={(Object.keys(shown) as (keyof typeof shown)[]).map((value) => ({
            value,
            label: t(`shown.${value}`, { count: rows.filter(shown[value]).length }),
          }))}
        />
        <Group gap="xs">
          <CopyButton value={text}>
            {({ copied, copy }) => (
              <Button
                size="compact-md"
                variant="light"
                leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
                onClick={copy}
              >
                {t(copied ? 'copiedAll' : 'copyAll', { count: chosen.length })}
              </Button>
            )}
          </CopyButton>
          <Download survey={survey} />
        </Group>
      </Group>
      {chosen.length === 0 ? <Empty text={t('noneLeft')} /> : <LinkTable rows={chosen} />}
    </>
  )
}

function Invite({ survey }: { survey: Survey }) {
  const t = useTranslations('surveys.links')
  const invite = useMutation({
    mutationFn: () => client.surveyInvitations.inviteResidents({ surveyId: survey.id }),
    onSuccess: ({ invited, already }) => notifications.show({ color: 'teal', message: t('invited', { invited, already }) }),
  })
  return (
    <Button leftSection={<IconUsersPlus size={18} aria-hidden />} loading={invite.isPending} onClick={() => invite.mutate()}>
      {t('invite')}
    </Button>
  )
}

function Download({ survey }: { survey: Survey }) {
  const t = useTranslations('surveys.links')
  const title = `${survey.title} ${t('title')}`.slice(0, 250)
  const bring = useMutation({
    mutationFn: async (format: FileFormat) => {
      const headings = { organisation: t('organisation'), address: t('address'), sent: t('sent'), answered: t('answered') }
      saveFile(await client.surveyInvitations.export({ surveyId: survey.id, format, title, headings }), title, format)
    },
  })
  return (
    <FileMenu size="compact-md" variant="light" label={t('export')} loading={bring.isPending} bring={(format) => bring.mutate(format)} />
  )
}
