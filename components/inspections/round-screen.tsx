'use client'
import { Button, Group, Progress, Stack, Text, Title, UnstyledButton } from '@mantine/core'
import { IconCircle, IconCircleCheck, IconPrinter } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useQueryStates } from 'nuqs'
import type { Draft } from '#components/drafts/draft.ts'
import { OfflineBar } from '#components/drafts/offline-bar.tsx'
import { useDraftList } from '#components/drafts/use-draft-list.ts'
import { PageHead } from '#components/shell/page-head.tsx'
import { DatesFrame } from '#components/ui/dates-frame.tsx'
import { Empty } from '#components/ui/empty.tsx'
import { DayField } from '#components/ui/fields/day-field.tsx'
import { Panel } from '#components/ui/panel.tsx'
import frame from '#components/ui/round.module.css'
import { useKeyboardRoom } from '#components/ui/use-keyboard-room.ts'
import { api } from '#lib/api.ts'
import { earlier, lastOfMonth, today } from '#lib/day.ts'
import { monthOf } from '#lib/inspections/rules.ts'
import type { RoundArea, RoundView } from '#lib/inspections/schema.ts'
import { MonthSteps } from './month-steps.tsx'
import classes from './round.module.css'
import { isAhead, roundAddress, roundAsk } from './round-address.ts'
import { RoundItem } from './round-item.tsx'
import { RoundResultLine } from './round-result.tsx'
import { doneIn } from './round-state.ts'

/** The month's round: the areas along the way, and the checklist of the one in hand. */
export function RoundScreen() {
  const t = useTranslations('inspections.round')
  const [address, setAddress] = useQueryStates(roundAddress)
  const ask = roundAsk(address)
  const ahead = isAhead(ask.month)
  useKeyboardRoom()
  const query = useQuery({ ...api.inspections.round.queryOptions({ input: ask }), enabled: !ahead, placeholderData: keepPreviousData })
  const go = (month: string) => void setAddress({ month: month.slice(0, 7), on: null, draft: null })
  return (
    <DatesFrame>
      <PageHead title={t('title')}>
        <MonthSteps month={ask.month} onMonth={go} />
      </PageHead>
      <OfflineBar />
      {ahead ? (
        <Empty text={t('ahead', { month: ask.month.slice(0, 7) })}>
          <Button variant="default" onClick={() => go(monthOf(today()))}>
            {t('thisMonth')}
          </Button>
        </Empty>
      ) : (
        <Panel
          query={query}
          isEmpty={({ areas }) => areas.length === 0}
          empty={
            <Empty text={t('empty')}>
              <Button component={Link} href="/inspections/areas" variant="default">
                {t('toAreas')}
              </Button>
            </Empty>
          }
        >
          {(round) => <Round key={round.month} round={round} />}
        </Panel>
      )}
    </DatesFrame>
  )
}

function Round({ round }: { round: RoundView }) {
  const t = useTranslations('inspections.round')
  const [{ area: asked, draft }, setAddress] = useQueryStates(roundAddress)
  const drafts = useDraftList()
  const count = round.areas.reduce((sum, { items }) => sum + items.length, 0)
  const done = round.areas.reduce((sum, area) => sum + doneIn(area, drafts), 0)
  const ofDraft = drafts.find(({ id }) => id === draft)?.fixed.area
  const wanted = asked ?? ofDraft
  const area =
    round.areas.find(({ name }) => name === wanted) ?? round.areas.find((one) => doneIn(one, drafts) < one.items.length) ?? round.areas[0]
  return (
    <Stack gap="md">
      <div>
        <Text fz="sm" role="status">
          {t('progress', { done, count })}
        </Text>
        <Progress value={count === 0 ? 100 : (done / count) * 100} color="teal" aria-label={t('progress', { done, count })} />
      </div>
      <div className={frame.frame}>
        {area && <Area key={area.name} area={area} round={round} drafts={drafts} />}
        <ol className={frame.list} aria-label={t('areas')}>
          {round.areas.map((one) => (
            <AreaLine
              key={one.name}
              area={one}
              isCurrent={one === area}
              drafts={drafts}
              onChoose={() => void setAddress({ area: one.name, draft: null })}
            />
          ))}
        </ol>
      </div>
    </Stack>
  )
}

function Area({ area, round, drafts }: { area: RoundArea; round: RoundView; drafts: readonly Draft[] }) {
  const t = useTranslations('inspections.round')
  const [, setAddress] = useQueryStates(roundAddress)
  const next = round.areas.find((one) => one !== area && doneIn(one, drafts) < one.items.length)
  const isDone = doneIn(area, drafts) === area.items.length
  return (
    <Stack component="section" gap="xs" aria-label={area.name}>
      <Group justify="space-between" align="flex-end" gap="xs">
        <div>
          <Title order={2} size="h4">
            {area.name}
          </Title>
          <Text fz="sm" c="dimmed">
            {[t('of', { done: doneIn(area, drafts), count: area.items.length }), area.responsible].filter(Boolean).join(' · ')}
          </Text>
        </div>
        <Button
          component={Link}
          href={`/inspections/sheet?${new URLSearchParams({ month: round.month.slice(0, 7), area: area.name })}`}
          prefetch={false}
          variant="default"
          leftSection={<IconPrinter size={18} aria-hidden />}
        >
          {t('print')}
        </Button>
      </Group>
      {area.note && (
        <Text fz="sm" style={{ whiteSpace: 'pre-line' }}>
          {area.note}
        </Text>
      )}
      {area.items.length > 0 && !isDone && (
        <DayField
          {...{ label: t('on'), description: undefined, required: false, disabled: false, error: undefined, clearable: false }}
          value={round.on}
          onChange={(on) => {
            const isWithin = monthOf(on || round.on) === round.month && on <= today()
            if (on && isWithin) void setAddress({ on })
          }}
          onBlur={() => {}}
          data-field="on"
          {...{ minDate: round.month, maxDate: earlier(lastOfMonth(round.month), today()) }}
        />
      )}
      <ol className={frame.list} aria-label={t('items', { area: area.name })}>
        {area.items.map((item) => (
          <RoundItem key={item.id} area={area} item={item} on={round.on} drafts={drafts} />
        ))}
      </ol>
      {area.others.length > 0 && (
        <section aria-label={t('others')}>
          <Title order={3} size="h6" mt="xs">
            {t('others')}
          </Title>
          <ul className={frame.list}>
            {area.others.map((result) => (
              <li key={result.id} className={classes.item}>
                <RoundResultLine result={result} name={result.item} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {isDone && area.items.length > 0 && (
        <Group>
          <Text role="status">{t(next ? 'areaDone' : 'allDone')}</Text>
          {next && <Button onClick={() => void setAddress({ area: next.name, draft: null })}>{t('next', { area: next.name })}</Button>}
        </Group>
      )}
    </Stack>
  )
}

type LineProps = { area: RoundArea; isCurrent: boolean; drafts: readonly Draft[]; onChoose: () => void }
function AreaLine({ area, isCurrent, drafts, onChoose }: LineProps) {
  const done = doneIn(area, drafts)
  const isWhole = done === area.items.length
  return (
    <li>
      <UnstyledButton className={frame.line} aria-current={isCurrent ? 'step' : undefined} onClick={onChoose}>
        {isWhole ? (
          <IconCircleCheck size={22} color="var(--mantine-color-teal-text)" aria-hidden />
        ) : (
          <IconCircle size={22} color="var(--mantine-color-dimmed)" aria-hidden />
        )}
        <span className={frame.name}>{area.name}</span>
        <Text span fz="sm">
          {area.items.length > 0 ? `${done}/${area.items.length}` : area.others.length}
        </Text>
      </UnstyledButton>
    </li>
  )
}
