'use client'
import { Button, Drawer, Group, Stack, Text } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useAllowed } from '#components/shell/actor.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { api } from '#lib/api.ts'
import { isYearly, openIn } from '#lib/completeness/rules.ts'
import type { GapsView } from '#lib/completeness/schema.ts'
import type { Place } from './completeness-address.ts'
import { ExcuseForm } from './excuse-form.tsx'
import { isImported } from './gap-path.ts'
import { GapRow } from './gap-row.tsx'
import { StateSign } from './state-mark.tsx'

/** What exactly one month lacks of one item, and how to close it. */
export function GapDrawer({ place, onClose }: { place: Place; onClose: () => void }) {
  const t = useTranslations('completeness')
  const isPhone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  const query = useQuery(api.completeness.gaps.queryOptions({ input: place }))
  const title = useTitle(query.data)
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={isPhone ? '100%' : 'lg'}
      title={title ?? t('title')}
      transitionProps={{ duration: 120 }}
    >
      <Panel query={query}>{(view) => <Gaps view={view} />}</Panel>
    </Drawer>
  )
}

function useTitle(view: GapsView | undefined): string | null {
  const t = useTranslations('completeness')
  const format = useFormatter()
  if (!view) return null
  const noon = new Date(`${view.cell.month}T12:00:00+08:00`)
  const when = format.dateTime(noon, isYearly(view.kind) ? { year: 'numeric' } : { year: 'numeric', month: 'long' })
  return t('cellTitle', { kind: t(`kinds.${view.kind}`), month: when })
}

function Gaps({ view }: { view: GapsView }) {
  const t = useTranslations('completeness')
  const mayWrite = useAllowed('completeness.write')
  const mayImport = useAllowed('sheets.write')
  const [isExcusing, setExcusing] = useState(false)
  const { cell, kind, gaps, itemId, more } = view
  const isWhole = gaps.some(({ excuse }) => excuse?.subject === '')
  const open = gaps.filter(({ excuse }) => !excuse).length
  return (
    <Stack gap="md">
      <Group gap="xs">
        <StateSign state={cell.state} />
        <Text fw={600}>{t(`states.${cell.state}`)}</Text>
        <Text c="dimmed">{t('counts', { done: cell.done, expected: cell.expected, excused: cell.excused })}</Text>
      </Group>
      <Text fz="sm" c="dimmed">
        {[t(`about.${kind}`), t('dueOn', { day: cell.dueOn }), view.owner && t('seesTo', { owner: view.owner })].filter(Boolean).join(' ')}
      </Text>
      {gaps.length === 0 && <Text>{cell.expected > 0 ? t('nothingMissing') : t('nothingExpected')}</Text>}
      {gaps.length > 0 && (
        <Stack gap={0} component="ul" m={0} p={0} style={{ listStyle: 'none' }} aria-label={t('missing')}>
          {gaps.map((gap) => (
            <GapRow key={gap.subject} view={view} gap={gap} mayExcuse={mayWrite} />
          ))}
        </Stack>
      )}
      {more > 0 && <Text fz="sm">{t('more', { count: more })}</Text>}
      <Group>
        {open > 0 && isImported(kind) && mayImport && (
          <Button component={Link} href="/imports" variant="default">
            {t('import')}
          </Button>
        )}
        {mayWrite && openIn(cell) > 1 && !isWhole && !isExcusing && (
          <Button variant="default" onClick={() => setExcusing(true)}>
            {t('excuseAll')}
          </Button>
        )}
      </Group>
      {isExcusing && <ExcuseForm itemId={itemId} month={cell.month} subject="" name={t('allOfIt')} onDone={() => setExcusing(false)} />}
    </Stack>
  )
}
