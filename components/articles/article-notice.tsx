'use client'
import { Anchor, Stack } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { plainNumber, type Values } from '#components/ui/record-values.ts'
import { api } from '#lib/api.ts'
import { doubtOfTimes, type Figures, figureNames } from '#lib/articles/rules.ts'
import { grouped } from '#lib/money.ts'
import { Saying } from './saying.tsx'

/** Beside an article that is being typed: the same one as it is known, another day of publication, people in a field of times. */
export function ArticleNotice({ values, id }: { values: Values; id: string }) {
  const t = useTranslations('articles.notice')
  const texts = useTranslations('articles.article.fields')
  const [mid] = useDebouncedValue(String(values.mid ?? '').trim(), 300)
  const ask = { filters: { mid: { contains: mid } }, size: 20 }
  const { data } = useQuery({ ...api.articles.list.queryOptions({ input: ask }), enabled: /^\d{1,20}$/.test(mid) })
  const known = data?.rows.find((row) => row.mid === mid && String(row.idx) === String(values.idx))
  const doubts = doubtOfTimes(typedFigures(values), known?.id === id ? known : null)
  const day = String(values.publishedOn ?? '')
  return (
    <Stack gap="xs">
      {known && known.id !== id && (
        <Saying tone="orange" text={t('double', { title: known.title, day: known.publishedOn })}>
          {' '}
          <Anchor component={Link} href={`/articles/${known.id}`} fz="sm" underline="always">
            {t('open')}
          </Anchor>
        </Saying>
      )}
      {known && known.id === id && day && known.publishedOn !== day && (
        <Saying tone="orange" text={t('moved', { from: known.publishedOn, to: day, year: day.slice(0, 4) })} />
      )}
      {doubts.map(({ code, figure, other }) => (
        <Saying key={figure} tone="orange" text={t(code, { what: texts(figure), other: grouped(String(other)) })} />
      ))}
    </Stack>
  )
}

const typedFigures = (values: Values): Figures =>
  Object.fromEntries(
    figureNames.map((name) => {
      const typed = plainNumber(String(values[name] ?? ''))
      return [name, /^\d+$/.test(typed) ? Number(typed) : null]
    }),
  ) as Figures
