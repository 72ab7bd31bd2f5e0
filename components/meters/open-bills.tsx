'use client'
import { Anchor, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { textOfFilters } from '#components/table/address-text.ts'
import { api } from '#lib/api.ts'

const open = { findings: { isEmpty: false }, acceptedNote: { isEmpty: true } }
const address = `/costs/bills?${new URLSearchParams({ f: textOfFilters(open) })}`

/** How many bills somebody still has to look at, and the way to them. */
export function OpenBills() {
  const t = useTranslations('meters.findings')
  const { data } = useQuery(api.bills.list.queryOptions({ input: { filters: open, size: 1 } }))
  if (!data || data.total === 0) return null
  return (
    <Text fz="sm" ta="right" mb={4}>
      <Anchor component={Link} href={address} prefetch={false}>
        {t('open', { count: data.total })}
      </Anchor>
    </Text>
  )
}
