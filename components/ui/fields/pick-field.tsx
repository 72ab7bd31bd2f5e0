'use client'
import { Select } from '@mantine/core'
import type { Picks } from '../records.ts'
import type { InputProps } from './field-input.tsx'
import { usePicks } from './picked.tsx'

/** One of the options that the office keeps; one out of use is offered only where it stands already. */
export function PickField({ from, value, onChange, clearable, ...rest }: InputProps & { from: Picks; clearable: boolean }) {
  const options = usePicks(from).filter((option) => !option.isOff || option.value === value)
  return (
    <Select
      {...rest}
      data={options.map(({ value: code, label }) => ({ value: code, label }))}
      value={value || null}
      onChange={(code) => onChange(code ?? '')}
      allowDeselect={clearable}
      clearable={clearable}
    />
  )
}
