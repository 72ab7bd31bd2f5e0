'use client'
import { Anchor, Stack, Text, Title } from '@mantine/core'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import classes from '#components/ui/record-reading.module.css'
import { grouped, groupedYuan } from '#lib/money.ts'
import type { Event } from './event-fields.tsx'

/** What was planned and noted of an event, and with which departments. */
export function EventDetails({ event }: { event: Event }) {
  const t = useTranslations('events')
  const facts = [
    ['code', event.code],
    ['region', event.region],
    ['departments', event.departments.join(t('page.and'))],
    ['expectedHeads', event.expectedHeads === null ? '' : grouped(String(event.expectedHeads))],
    ['budgetYuan', event.budgetYuan && groupedYuan(event.budgetYuan)],
    ['note', event.note],
  ].filter(([, value]) => value)
  return (
    <section aria-label={t('page.details')}>
      <Title order={2} size="h5" mb="xs">
        {t('page.details')}
      </Title>
      <Stack gap="sm">
        <dl className={classes.list}>
          {facts.map(([name, value]) => (
            <div key={name}>
              <Text component="dt" fz="sm" c="dimmed">
                {t(`event.fields.${name}`)}
              </Text>
              <dd>{value}</dd>
            </div>
          ))}
          {event.seriesId && event.seriesOf && (
            <div>
              <Text component="dt" fz="sm" c="dimmed">
                {t('event.fields.seriesId')}
              </Text>
              <dd>
                <Anchor component={Link} href={`/events/series/${event.seriesId}`} prefetch={false}>
                  {event.seriesOf.name}
                </Anchor>
              </dd>
            </div>
          )}
        </dl>
        <div>
          <Text fz="sm" c="dimmed">
            {t('page.plan')}
          </Text>
          <Text fz="sm" style={{ whiteSpace: 'pre-wrap' }}>
            {event.plan || t('page.noPlan')}
          </Text>
        </div>
      </Stack>
    </section>
  )
}
