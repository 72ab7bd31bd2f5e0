'use client'
import { Badge, Group, Stack, Text } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { Meaning } from '#components/ui/meaning.tsx'
import { grouped, plain } from '#lib/money.ts'
import { heldOutlook } from '#lib/monitoring/rules.ts'
import type { MonitoredItem, MonitoringText } from '#lib/monitoring/schema.ts'

const tones = { certain: 'green', likely: 'yellow', unlikely: 'red' } as const
const dark = { label: { color: 'var(--mantine-color-text)' } }

/** An indicator's name with what it counts, and its place among the others. */
export function ItemName({ item, measures }: { item: MonitoredItem; measures: readonly string[] }) {
  return (
    <>
      <Group gap={2} wrap="nowrap" align="flex-start">
        <Text fz="sm">{item.name}</Text>
        <Meaning name={item.name} measures={measures} />
      </Group>
      <Text fz="xs" c="dimmed">
        {item.code} · {item.level1} · {item.level2}
      </Text>
    </>
  )
}

/** Where the year will end by its forecast, between what, and by which method. */
export function Foreseen({ item: { forecast, unit } }: { item: MonitoredItem }) {
  const t = useTranslations('monitoring')
  const methods = useTranslations('forecast.methods')
  if (!forecast) return t('none')
  const isSure = forecast.low === forecast.high
  return (
    <>
      <span className="figures">
        {grouped(plain(forecast.value))} {unit}
      </span>
      <Text fz="xs" c="dimmed" className="figures">
        {!isSure && `${grouped(plain(forecast.low))}–${grouped(plain(forecast.high))} · `}
        {methods(forecast.method)}
      </Text>
    </>
  )
}

/** Whether the target will be met; where a person sees it otherwise than the forecast, why. */
export function OutlookMark({ item, text }: { item: MonitoredItem; text: MonitoringText | undefined }) {
  const t = useTranslations('monitoring')
  const outlook = heldOutlook(item, text)
  return (
    <>
      {outlook ? (
        <Badge color={tones[outlook]} variant="light" tt="none" autoContrast styles={dark}>
          {t(`outlooks.${outlook}`)}
        </Badge>
      ) : (
        t('noOutlook')
      )}
      {text?.outlook && text.outlook !== item.outlook && <Text fz="xs">{t('judged', { reason: text.outlookReason })}</Text>}
    </>
  )
}

/** What was written, or that something has to be. */
export function Written({ text, isOpen }: { text: MonitoringText | undefined; isOpen: boolean }) {
  const t = useTranslations('monitoring')
  return (
    <Stack gap={2} align="flex-start">
      {isOpen && (
        <Badge color="orange" variant="light" tt="none" styles={dark}>
          {t('toWrite')}
        </Badge>
      )}
      {text?.cause && <Text fz="xs">{t('causeIs', { cause: text.cause })}</Text>}
      {text?.measure && <Text fz="xs">{t('measureIs', { measure: text.measure, day: text.measureDue ?? 'none' })}</Text>}
    </Stack>
  )
}
