'use client'
import { DateInput } from '@mantine/dates'
import { dayTyped } from '../record-values.ts'
import type { InputProps } from './field-input.tsx'

/** A day, typed in any of the usual ways or picked. */
export function DayField({
  value,
  onChange,
  ...rest
}: InputProps & { clearable: boolean; 'aria-label'?: string; minDate?: string; maxDate?: string }) {
  return (
    <DateInput
      {...rest}
      placeholder="YYYY-MM-DD"
      value={value || null}
      onChange={(day) => onChange(day?.slice(0, 10) ?? '')}
      dateParser={(typed) => dayTyped(typed, new Date().getFullYear())}
      inputMode="numeric"
      autoComplete="off"
      allowDeselect={false}
    />
  )
}
