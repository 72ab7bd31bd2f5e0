'use client'
import { Button, Group, Paper, Stack, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useRef } from 'react'
import { plainNumber, type Values } from '#components/ui/record-values.ts'
import type { Give } from '#components/ui/records.ts'
import { api } from '#lib/api.ts'
import { isDay } from '#lib/day.ts'
import { usageOf } from '#lib/meters/rules.ts'
import type { MeterStand } from '#lib/meters/schema.ts'
import { grouped } from '#lib/money.ts'
import { type ReadingFigures, readingSays } from './reading-says.ts'
import { Saying } from './saying.tsx'

type Props = {
  code: string
  values: Values
  id: string
  give: Give
  /** What was known of the meter before the form opened. */
  known?: MeterStand
}

/** Beside a reading that is being typed: the last one, the usage as it becomes, and what looks wrong about it. Fills in what the register knows. */
export function ReadingHelp({ code, values, id, give, known }: Props) {
  const t = useTranslations('meters.help')
  const stand = useStand(code, String(values.readOn ?? ''), id, known)
  useGiven(stand, values, give)
  if (!stand) return null
  const figures = figuresOf(values)
  const { usage } = usageOf(figures)
  const kind = stand.meter?.kind ?? String(values.kind)
  const says = readingSays(stand, figures, usage)
  return (
    <Paper withBorder p="sm" component="section" aria-label={t('title')}>
      <Stack gap={6}>
        <Text fz="sm">
          {stand.meter ? [stand.meter.room, stand.meter.place].filter(Boolean).join(' · ') : t('unregistered', { code })}{' '}
          {stand.last ? t('last', { day: stand.last.readOn, figure: grouped(stand.last.current) }) : t('first')}{' '}
          {t('multiplier', { multiplier: figures.multiplier || '—' })} {stand.usual && t('usual', { usage: grouped(stand.usual), kind })}
        </Text>
        <Text fz="sm" fw={600} role="status">
          {usage ? t('usage', { usage: grouped(usage), kind }) : t('noUsage')}
        </Text>
        {says.map((say) => (
          <Saying key={say.text} tone={say.tone} text={t(say.text, say.figures)}>
            {say.text === 'backwards' && (
              <Group gap="xs" mt={6}>
                <Button size="compact-md" variant="default" onClick={() => give({ change: 'swap' })}>
                  {t('isSwap')}
                </Button>
                <Button size="compact-md" variant="default" onClick={() => give({ change: 'rollover' })}>
                  {t('isRollover')}
                </Button>
                <Button
                  size="compact-md"
                  variant="default"
                  onClick={() => document.querySelector<HTMLInputElement>('[data-field="current"]')?.select()}
                >
                  {t('isWrong')}
                </Button>
              </Group>
            )}
          </Saying>
        ))}
      </Stack>
    </Paper>
  )
}

function useStand(code: string, on: string, id: string, known: MeterStand | undefined): MeterStand | undefined {
  const [asked] = useDebouncedValue(`${code}\n${on}`, 250)
  const [askedCode = '', askedDay = ''] = asked.split('\n')
  const { data } = useQuery({
    ...api.meters.stand.queryOptions({ input: { code: askedCode, on: askedDay, except: id } }),
    enabled: askedCode.trim() !== '' && isDay(askedDay),
    staleTime: 0,
    ...(known && known.code === askedCode && known.on === askedDay && { initialData: known }),
  })
  return data?.code === code.trim() ? data : undefined
}

/** Fills in the last figure and what the register knows, as long as nobody has typed something else there. */
function useGiven(stand: MeterStand | undefined, values: Values, give: Give): void {
  const given = useRef<Record<string, string>>({})
  const fill = useEffectEvent(({ last, meter }: MeterStand) => {
    const wanted = { previous: last?.current ?? '', multiplier: meter?.multiplier ?? '1', kind: meter?.kind ?? String(values.kind) }
    const free = Object.entries(wanted).filter(([name, value]) => {
      const now = values[name] ?? ''
      return now !== value && (name === 'kind' || now === '' || now === given.current[name])
    })
    const tariff = meter?.tariff ?? 'single'
    const changes = Object.fromEntries(values.tariff === tariff ? free : [...free, ['tariff', tariff]])
    given.current = { ...given.current, ...changes }
    if (Object.keys(changes).length > 0) give(changes)
  })
  // what the house knows of the meter arrives when it arrives
  useEffect(() => {
    if (stand) fill(stand)
  }, [stand])
}

const names = ['readOn', 'previous', 'current', 'multiplier', 'change', 'swapFinal', 'swapStart', 'swapMultiplier'] as const
const partNames = ['sharpUsage', 'peakUsage', 'flatUsage', 'valleyUsage'] as const
/** What is typed, as far as it is a number. */
function figuresOf(values: Values): ReadingFigures {
  const typed = (name: string) => {
    const text = plainNumber(String(values[name] ?? ''))
    return ['readOn', 'change'].includes(name) || /^-?\d{1,11}(\.\d{1,3})?$/.test(text) ? text : ''
  }
  const figures = Object.fromEntries(names.map((name) => [name, typed(name) || null])) as Record<(typeof names)[number], string | null>
  return { ...figures, change: (figures.change ?? 'none') as ReadingFigures['change'], parts: partNames.map(typed) }
}
