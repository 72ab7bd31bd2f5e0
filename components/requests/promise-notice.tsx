'use client'
import { Alert } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { api } from '#lib/api.ts'
import { isDay } from '#lib/day.ts'

/** What will be promised, while a new request is being typed; once it is logged, its page says what was. */
export function PromiseNotice({ category, from, id }: { category: string; from: string; id: string }) {
  const t = useTranslations('requests.request')
  const cache = useQueryClient()
  const isLogged = [api.requests.open, api.requests.get].some((ask) => cache.getQueryData(ask.queryKey({ input: { id } })))
  const wanted = category.trim()
  const isAsked = !isLogged && wanted !== '' && wanted.length <= 200 && isDay(from)
  const { data } = useQuery({ ...api.requests.promise.queryOptions({ input: { category: wanted, from } }), enabled: isAsked })
  if (!isAsked || !data) return null
  return (
    <Alert variant="light" color="blue" role="status">
      {t('promise', { category: wanted, days: data.days, day: data.promisedOn })}{' '}
      {data.unknownYears.length > 0 && t('promiseUnknown', { years: data.unknownYears.join('、') })}
    </Alert>
  )
}
