'use client'
import { Anchor, Button, Group, SegmentedControl, Stack, Text } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useQueryStates } from 'nuqs'
import { Empty } from '#components/ui/empty.tsx'
import { PageBack } from '#components/ui/page-back.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { api } from '#lib/api.ts'
import { ChecklistSheet } from './checklist-sheet.tsx'
import { MonthSteps } from './month-steps.tsx'
import { isAhead, roundAsk, roundPath } from './round-address.ts'
import { sheetAddress } from './sheet-address.ts'

/** Checklists on paper, an area a page: blank to be filled in by hand, or as they were walked in a month. */
export function SheetScreen() {
  const t = useTranslations('inspections.sheet')
  const [{ month: asked, area, done }, setAddress] = useQueryStates(sheetAddress, { history: 'replace' })
  const { month } = roundAsk({ month: asked, on: null })
  const query = useQuery(api.inspections.round.queryOptions({ input: { month, on: null } }))
  const isDone = done && !isAhead(month)
  return (
    <Stack gap="md">
      <Group justify="space-between" data-controls="">
        <PageBack path={roundPath(month, area ?? undefined)} text={t('back')} />
        <Group gap="xs">
          <MonthSteps month={month} onMonth={(first) => void setAddress({ month: first.slice(0, 7) })} />
          <SegmentedControl
            aria-label={t('kind')}
            value={isDone ? 'done' : 'blank'}
            onChange={(to) => void setAddress({ done: to === 'done' })}
            data={[
              { value: 'blank', label: t('blank') },
              { value: 'done', label: t('done') },
            ]}
          />
          <Button leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()}>
            {t('print')}
          </Button>
        </Group>
      </Group>
      {area && (
        <Text fz="sm" data-controls="">
          <Anchor component="button" type="button" onClick={() => void setAddress({ area: null })} fz="sm" py={4}>
            {t('everyArea')}
          </Anchor>
        </Text>
      )}
      <Panel
        query={query}
        isEmpty={({ areas }) => areas.every(({ name }) => area !== null && name !== area)}
        empty={
          <Empty text={t('empty')}>
            <Button component={Link} href="/inspections/areas" variant="default">
              {t('toAreas')}
            </Button>
          </Empty>
        }
      >
        {({ areas }) =>
          areas.flatMap((one) =>
            area === null || one.name === area ? [<ChecklistSheet key={one.name} area={one} month={month} isDone={isDone} />] : [],
          )
        }
      </Panel>
    </Stack>
  )
}
