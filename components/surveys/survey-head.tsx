'use client'
import { Alert, Badge, Button, Group, Menu, Stack, Text, Title } from '@mantine/core'
import { IconCopy, IconDots, IconForms, IconLink, IconPencil, IconPencilPlus, IconPrinter } from '@tabler/icons-react'
import dynamic from 'next/dynamic'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { useAllowed } from '#components/shell/actor.tsx'
import type { RecordRow, Records } from '#components/ui/records.ts'
import { today } from '#lib/day.ts'
import { stateOf } from '#lib/surveys/rules.ts'
import type { Survey } from '#lib/surveys/schema.ts'
import { useCopySurvey } from './copy-survey.tsx'
import { surveys } from './survey-fields.tsx'
import { SurveySteps } from './survey-steps.tsx'

const RecordDrawer = dynamic(() => import('#components/ui/record-drawer.tsx').then((module) => module.RecordDrawer), { ssr: false })
const tones = { draft: 'gray', early: 'blue', open: 'teal', over: 'orange', closed: 'blue' } as const

/** What a survey is in one look, and what can be done with it. */
export function SurveyHead({ survey }: { survey: Survey }) {
  const t = useTranslations('surveys.page')
  const mayWrite = useAllowed('surveys.write')
  const copy = useCopySurvey(survey)
  const [isEditing, setEditing] = useState(false)
  const isDirty = useRef(false)
  const state = stateOf(survey, today())
  const { id, opensOn, closesOn } = survey
  return (
    <header>
      <Group justify="space-between" align="flex-start" gap="sm">
        <Stack gap={4} flex="1 1 18rem">
          <Title order={1} size="h3">
            {survey.title}
          </Title>
          <Group gap="xs">
            <Text fz="sm">{survey.year}</Text>
            <Badge color={tones[state]} variant="light" tt="none" autoContrast>
              {t(`states.${state}`)}
            </Badge>
            {(opensOn || closesOn) && <Text fz="sm">{t('days', { from: opensOn ?? 'none', to: closesOn ?? 'none' })}</Text>}
          </Group>
        </Stack>
        <Group gap="xs" data-controls="">
          {mayWrite && <SurveySteps survey={survey} />}
          {mayWrite && (
            <Button
              component={Link}
              href={`/surveys/${id}/edit`}
              prefetch={false}
              variant="default"
              aria-keyshortcuts="e"
              data-edit=""
              leftSection={<IconForms size={18} aria-hidden />}
            >
              {t('edit')}
            </Button>
          )}
          <Menu position="bottom-end">
            <Menu.Target>
              <Button variant="default" px="xs" aria-label={t('more')}>
                <IconDots size={18} aria-hidden />
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={() => setEditing(true)}>
                {t('settings')}
              </Menu.Item>
              {mayWrite && (
                <Menu.Item component={Link} href={`/surveys/${id}/links`} prefetch={false} leftSection={<IconLink size={16} aria-hidden />}>
                  {t('links')}
                </Menu.Item>
              )}
              {mayWrite && survey.status !== 'draft' && survey.questions.length > 0 && (
                <Menu.Item
                  component={Link}
                  href={`/surveys/${id}/enter`}
                  prefetch={false}
                  leftSection={<IconPencilPlus size={16} aria-hidden />}
                >
                  {t('enter')}
                </Menu.Item>
              )}
              {mayWrite && (
                <Menu.Item leftSection={<IconCopy size={16} aria-hidden />} onClick={copy}>
                  {t('copy')}
                </Menu.Item>
              )}
              <Menu.Item leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
                {t('print')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </Group>
      </Group>
      {survey.statusNote && (
        <Text fz="sm" mt="xs">
          {t('note', { note: survey.statusNote })}
        </Text>
      )}
      {survey.status === 'draft' && (
        <Alert variant="light" mt="sm" role="status">
          {t(survey.questions.length === 0 ? 'draftEmpty' : 'draft')}
        </Alert>
      )}
      {isEditing && (
        <RecordDrawer
          records={{ ...surveys, page: undefined } as unknown as Records<RecordRow>}
          open={id}
          isDirty={isDirty}
          onClose={() => setEditing(false)}
        />
      )}
    </header>
  )
}
