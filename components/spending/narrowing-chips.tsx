'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { FilterChips } from '#components/table/filter-chips.tsx'
import { api } from '#lib/api.ts'
import type { ScreenProps } from './screen-props.ts'
import { type Narrowing, narrowings } from './spending-address.ts'

/** By what a drill-down has narrowed what is shown, each with a cross that takes it off. */
export function NarrowingChips({ address, onAddress }: ScreenProps) {
  const t = useTranslations('spending')
  const event = useQuery({ ...api.events.get.queryOptions({ input: { id: address.event ?? '' } }), enabled: Boolean(address.event) })
  const resident = useQuery({
    ...api.organisations.get.queryOptions({ input: { id: address.resident ?? '' } }),
    enabled: Boolean(address.resident),
  })
  const said = (name: Narrowing): string => {
    const value = address[name] ?? ''
    if (value === '') return t(`none.${name === 'event' ? 'event' : 'supplier'}`)
    if (name === 'event') return event.data?.title ?? '…'
    if (name === 'resident') return resident.data?.name ?? '…'
    return value
  }
  const words = narrowings
    .filter((name) => address[name] !== null && (name !== 'resident' || address.by === 'resident'))
    .map((name) => ({ name, text: t('chip', { what: t(`views.${name}`), value: said(name) }) }))
  const clear = () => onAddress(Object.fromEntries(narrowings.map((name) => [name, null])))
  return <FilterChips words={words} onRemove={(name) => onAddress({ [name]: null })} onClear={clear} />
}
