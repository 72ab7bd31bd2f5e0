'use client'
import { Group, Input } from '@mantine/core'
import { TimeInput } from '@mantine/dates'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { DayField } from './day-field.tsx'
import type { InputProps } from './field-input.tsx'

/** An instant on the house's clock: its day and its time, side by side. */
export function InstantField({ label, description, required, error, value, onChange, ...rest }: InputProps) {
  const t = useTranslations('records')
  const id = useId()
  const [day = '', time = ''] = value.split(' ')
  const join = (newDay: string, newTime: string) => onChange(`${newDay} ${newTime}`.trim())
  return (
    <Input.Wrapper label={label} labelElement="div" labelProps={{ id }} description={description} required={required} error={error}>
      <Group role="group" aria-labelledby={id} grow wrap="nowrap" gap="xs">
        <DayField
          {...rest}
          label=""
          aria-label={t('day', { label })}
          required={false}
          error={Boolean(error)}
          description={undefined}
          clearable={false}
          value={day}
          onChange={(newDay) => join(newDay, time)}
        />
        <TimeInput
          disabled={rest.disabled}
          aria-label={t('time', { label })}
          error={Boolean(error)}
          value={time}
          onBlur={rest.onBlur}
          onChange={(typing) => join(day, typing.currentTarget.value)}
        />
      </Group>
    </Input.Wrapper>
  )
}
