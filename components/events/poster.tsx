'use client'
import { Anchor, Button, Group, Text, Title } from '@mantine/core'
import { modals } from '@mantine/modals'
import { notifications } from '@mantine/notifications'
import { IconArrowLeft, IconPrinter, IconRefresh } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useAllowed } from '#components/shell/actor.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { api, client } from '#lib/api.ts'
import type { Event } from './event-fields.tsx'
import { useEventTime } from './event-time.ts'
import classes from './poster.module.css'

/** A sheet of A4 to hang at the door: the event, its QR code, and what to do with it. */
export function Poster({ id }: { id: string }) {
  const t = useTranslations('events.poster')
  const event = useQuery(api.events.get.queryOptions({ input: { id } }))
  const link = useQuery(api.events.link.queryOptions({ input: { id } }))
  return (
    <>
      <Group justify="space-between" mb="md" className={classes.controls}>
        <Anchor component={Link} href={`/events/${id}`} fz="sm" prefetch={false}>
          <Group gap={4} component="span" display="inline-flex">
            <IconArrowLeft size={16} aria-hidden /> {t('back')}
          </Group>
        </Anchor>
        <Group gap="xs">
          {event.data && <NewLink event={event.data} />}
          <Button leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()}>
            {t('print')}
          </Button>
        </Group>
      </Group>
      <Panel query={event}>{(one) => <Panel query={link}>{(public_) => <Sheet event={one} {...public_} />}</Panel>}</Panel>
    </>
  )
}

function Sheet({ event, address, qr }: { event: Event; address: string; qr: string }) {
  const t = useTranslations('events.poster')
  const time = useEventTime()
  return (
    <article className={classes.sheet}>
      <Title order={1} className={classes.title}>
        {event.title}
      </Title>
      <p className={classes.when}>
        {time(event)}
        {event.venue && (
          <>
            <br />
            {event.venue}
          </>
        )}
      </p>
      {/* biome-ignore lint/performance/noImgElement: a drawing that is here already */}
      <img className={classes.code} src={`data:image/svg+xml,${encodeURIComponent(qr)}`} alt={t('arrive')} />
      <Title order={2} className={classes.arrive}>
        {t('arrive')}
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
      <p className={classes.small}>{t('lost')}</p>
    </article>
  )
}

function NewLink({ event }: { event: Event }) {
  const t = useTranslations('events.page')
  const common = useTranslations('common')
  const mayWrite = useAllowed('events.write')
  const renew = useMutation({
    mutationFn: () => client.events.renewLink({ id: event.id, version: event.version }),
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
