'use client'
import { Button, Group, Text, Title } from '@mantine/core'
import { modals } from '@mantine/modals'
import { notifications } from '@mantine/notifications'
import { IconPrinter, IconRefresh } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import classes from '#components/events/poster.module.css'
import { useAllowed } from '#components/shell/actor.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { api, client } from '#lib/api.ts'
import type { Survey } from '#lib/surveys/schema.ts'
import { PageBack } from './page-back.tsx'

/** A sheet of A4 to hang up: the survey, its QR code, and until when it can be answered. */
export function SurveyPoster({ id }: { id: string }) {
  const t = useTranslations('surveys.poster')
  const survey = useQuery(api.surveys.get.queryOptions({ input: { id } }))
  const link = useQuery(api.surveys.link.queryOptions({ input: { id } }))
  return (
    <>
      <Group justify="space-between" mb="md" className={classes.controls}>
        <PageBack path={`/surveys/${id}`} text={t('back')} />
        <Group gap="xs">
          {survey.data && <NewLink survey={survey.data} />}
          <Button leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()}>
            {t('print')}
          </Button>
        </Group>
      </Group>
      <Panel query={survey}>{(one) => <Panel query={link}>{(open) => <Sheet survey={one} {...open} />}</Panel>}</Panel>
    </>
  )
}

function Sheet({ survey, address, qr }: { survey: Survey; address: string; qr: string }) {
  const t = useTranslations('surveys.poster')
  return (
    <article className={classes.sheet}>
      <Title order={1} className={classes.title}>
        {survey.title}
      </Title>
      <p className={classes.when}>{survey.closesOn ? t('until', { day: survey.closesOn }) : t('thanks')}</p>
      {/* biome-ignore lint/performance/noImgElement: a drawing that is here already */}
      <img className={classes.code} src={`data:image/svg+xml,${encodeURIComponent(qr)}`} alt={t('scan')} />
      <Title order={2} className={classes.arrive}>
        {t('scan')}
      </Title>
      <ol className={classes.steps} aria-label={t('howTo')}>
        <li>{t('step1')}</li>
        <li>{t('step2')}</li>
        <li>{t('step3')}</li>
      </ol>
      <p className={classes.small}>
        {t('orOpen')}
        <br />
        <span className={classes.address}>{address}</span>
      </p>
    </article>
  )
}

function NewLink({ survey }: { survey: Survey }) {
  const t = useTranslations('surveys.poster')
  const common = useTranslations('common')
  const mayWrite = useAllowed('surveys.write')
  const renew = useMutation({
    mutationFn: () => client.surveys.renewLink({ id: survey.id, version: survey.version }),
    onSuccess: () => notifications.show({ color: 'teal', message: t('newLinkDone') }),
  })
  if (!mayWrite) return null
  const ask = () =>
    modals.openConfirmModal({
      title: t('newLink'),
      children: <Text size="sm">{t('newLinkSure')}</Text>,
      labels: { confirm: t('newLink'), cancel: common('cancel') },
      onConfirm: () => renew.mutate(),
    })
  return (
    <Button variant="default" leftSection={<IconRefresh size={18} aria-hidden />} loading={renew.isPending} onClick={ask}>
      {t('newLink')}
    </Button>
  )
}
