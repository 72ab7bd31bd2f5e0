'use client'
import { Button, Modal, Stack, Text } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { type NamedPeriod, readPeriod } from '#lib/period.ts'
import { DatesFrame } from './dates-frame.tsx'
import { dayTyped } from './record-values.ts'

type Props = { period: NamedPeriod; onChoose: (period: NamedPeriod) => void; onClose: () => void }

/** Any two days as a period. */
export function CustomPeriod({ period, onChoose, onClose }: Props) {
  const t = useTranslations('period')
  const [days, setDays] = useState({ from: period.from, to: period.to })
  const [isWrong, setWrong] = useState(false)
  const choose = () => {
    const chosen = readPeriod(`${days.from}..${days.to}`)
    if (chosen) onChoose(chosen)
    else setWrong(true)
  }
  return (
    <Modal opened onClose={onClose} title={t('customTitle')} centered>
      <DatesFrame>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            choose()
          }}
        >
          <Stack>
            {(['from', 'to'] as const).map((end) => (
              <DateInput
                key={end}
                label={t(end)}
                value={days[end] || null}
                onChange={(day) => setDays({ ...days, [end]: day?.slice(0, 10) ?? '' })}
                dateParser={(typed) => dayTyped(typed, period.year)}
                inputMode="numeric"
                autoComplete="off"
              />
            ))}
            {isWrong && (
              <Text c="var(--mantine-color-error)" fz="sm" role="alert">
                {t('customWrong')}
              </Text>
            )}
            <Button type="submit">{t('apply')}</Button>
          </Stack>
        </form>
      </DatesFrame>
    </Modal>
  )
}
