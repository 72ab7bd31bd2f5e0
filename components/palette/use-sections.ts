'use client'
import { useDebouncedValue } from '@mantine/hooks'
import { IconClock, IconFileText, IconList } from '@tabler/icons-react'
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { api } from '#lib/api.ts'
import { useVisitor } from '../shell/actor.tsx'
import { type Entry, fitting, type Section, typedWords } from './entries.ts'
import { recentOf } from './recent.ts'

const mostOfScreen = 6
/** Before anything is typed, only the most frequent actions are offered. */
const mostActions = 8

/** What the palette shows for a search: pages and actions at once, records as soon as the server has found them. */
export function useSections(query: string, pages: readonly Entry[], actions: readonly Entry[]) {
  const t = useTranslations('palette')
  const userId = useVisitor()?.userId ?? ''
  const recent = useMemo(() => recentOf(userId).map((one): Entry => ({ ...one, id: `recent:${one.path}`, Icon: IconClock })), [userId])
  const screen = useMemo(() => [...actions, ...pages], [actions, pages])
  const texts = screen.map(({ text, hint }) => (hint ? `${text}\n${hint}` : text))
  const read = useQuery({ ...api.search.readings.queryOptions({ input: { texts } }), staleTime: Number.POSITIVE_INFINITY })
  const trimmed = query.trim().slice(0, 100)
  const [asked] = useDebouncedValue(trimmed, 120)
  const found = useQuery({
    ...api.search.all.queryOptions({ input: asked && trimmed ? { words: asked } : skipToken }),
    placeholderData: keepPreviousData,
    // what was found a moment ago may have been renamed since
    staleTime: 10_000,
    retry: false,
  })
  if (!trimmed) {
    const sections = [
      { name: t('recent'), entries: recent },
      { name: t('actionsTitle'), entries: actions.slice(0, mostActions) },
      { name: t('pages'), entries: pages },
    ]
    return { sections: sections.filter(({ entries }) => entries.length > 0), isSearching: false, hasFailed: false }
  }
  const isCurrent = asked === trimmed && !found.isPlaceholderData && found.data !== undefined
  const fits = (words: readonly string[]) => fitting(screen, read.data?.readings ?? [], words)
  const typed = fits(typedWords(trimmed))
  // typed in 繁體 while the screen is in 简体: the server has the words simplified
  const onScreen = (typed.length > 0 || !isCurrent ? typed : fits(found.data?.words ?? [])).slice(0, mostOfScreen)
  const lately = recent.filter(
    ({ path }) => !onScreen.some((one) => one.path === path) && typedWords(trimmed).every((word) => textOf(path, recent).includes(word)),
  )
  const records = (found.data?.groups ?? []).map(
    ({ kind, hits, list }): Section => ({
      name: t(`kinds.${kind}` as 'kinds.events'),
      entries: [
        ...hits.map(
          ({ id, title, marks, day, path }): Entry => ({
            id: `${kind}:${id}`,
            text: title,
            marks,
            path,
            Icon: IconFileText,
            ...(day && { hint: day }),
          }),
        ),
        ...(list
          ? [{ id: `${kind}:all`, text: t('all', { kind: t(`kinds.${kind}` as 'kinds.events') }), Icon: IconList, path: list }]
          : []),
      ],
    }),
  )
  const sections = [{ name: t('recent'), entries: lately.slice(0, 3) }, { name: t('onScreen'), entries: onScreen }, ...records]
  return {
    sections: sections.filter(({ entries }) => entries.length > 0),
    isSearching: !isCurrent && !found.isError,
    hasFailed: found.isError,
  }
}

const textOf = (path: string | undefined, recent: readonly Entry[]): string => {
  const entry = recent.find((one) => one.path === path)
  return `${entry?.text ?? ''} ${entry?.hint ?? ''}`.toLowerCase()
}
