import { NumberInput, Radio, Stack, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useErrorText } from '#components/ui/error-text.ts'
import { api } from '#lib/api.ts'
import type { ScoredItem } from '#lib/evaluations/schema.ts'
import { bandRange } from '#lib/limits/rules.ts'
import { bands, type Limits } from '#lib/limits/schema.ts'
import { SaveBar, saved } from './save-form.tsx'

type Props = { year: number; item: ScoredItem; limits: Limits; onClose: () => void }

/** Rates a qualitative indicator: its band, a percentage within it, and what speaks for it. */
export function RateForm({ year, item, limits, onClose }: Props) {
  const t = useTranslations('evaluations')
  const errorText = useErrorText()
  const [band, setBand] = useState(item.band ?? 'reached')
  const [bandPercent, setPercent] = useState(item.bandPercent ?? '100')
  const [bandText, setText] = useState(item.bandText)
  const { low, high } = bandRange(band, limits)
  const save = useMutation({
    ...api.evaluations.rate.mutationOptions({ onSuccess: () => saved(t('saved'), onClose) }),
    meta: { quiet: true },
  })
  return (
    <Stack
      component="form"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate({ year, code: item.code, version: item.explanationVersion, band, bandPercent, bandText })
      }}
    >
      <Radio.Group
        label={t('band')}
        value={band}
        onChange={(chosen) => {
          const next = bands.find((one) => one === chosen) ?? band
          setBand(next)
          setPercent(next === 'reached' ? '100' : bandRange(next, limits).low)
        }}
      >
        <Stack gap="xs" mt={6}>
          {bands.map((one) => {
            const range = bandRange(one, limits)
            return <Radio key={one} value={one} label={`${t(`bands.${one}`)}（${range.high}%–${range.low}%）`} />
          })}
        </Stack>
      </Radio.Group>
      <NumberInput
        label={t('bandPercent', { low, high })}
        required
        min={0}
        max={100}
        decimalScale={2}
        value={bandPercent}
        onChange={(value) => setPercent(String(value))}
      />
      <Textarea
        label={t('bandText')}
        required
        autosize
        minRows={2}
        maxLength={2000}
        value={bandText}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <SaveBar busy={save.isPending} problem={save.error && errorText(save.error)} onClose={onClose} />
    </Stack>
  )
}
