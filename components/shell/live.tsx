'use client'
import { Group, Text } from '@mantine/core'
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { client } from '#lib/api.ts'
import classes from './live.module.css'

/** Waits between tries to get the stream back, in milliseconds; the last one repeats. */
const waits = [500, 1000, 2000, 5000, 10_000]
/** However busy the others are, figures and lists are read anew this often at most; the first time at once. */
const againMs = 1000
/** A tab that nobody looks at lets its stream go after this long: browsers allow few connections to one house. */
const restMs = 60_000

/** One stream a tab: what others write shows here within a second, and says so. */
export function Live() {
  const t = useTranslations('common')
  const queryClient = useQueryClient()
  const [live, setLive] = useState(false)
  useEffect(() => follow(queryClient, setLive), [queryClient])
  return (
    <Group gap={6} wrap="nowrap" role="status" className={classes.live} data-live={live}>
      <span className={classes.dot} aria-hidden />
      <Text fz="xs" c="dimmed" className={classes.word}>
        {live ? t('live') : t('reconnecting')}
      </Text>
    </Group>
  )
}

/** Keeps the stream of touched measures and tables open and has what depends on them read anew; returns how to stop. */
function follow(queryClient: QueryClient, tell: (live: boolean) => void): () => void {
  let stream: AbortController | null = null
  let stopped = false
  let tries = 0
  let missed = false
  let again: ReturnType<typeof setTimeout> | undefined
  let rest: ReturnType<typeof setTimeout> | undefined
  const figures = atMostEach(againMs, (measures) => refresh(queryClient, { measures }))
  const lists = atMostEach(againMs, (tables) => refresh(queryClient, { tables }))

  const open = async () => {
    clearTimeout(again)
    const mine = new AbortController()
    stream = mine
    try {
      for await (const { measures, tables } of await client.facts.watch({}, { signal: mine.signal })) {
        if (mine.signal.aborted) return
        tell(true)
        tries = 0
        if (missed || measures.includes('*')) void queryClient.invalidateQueries()
        else {
          if (measures.length > 0) figures.tell(measures)
          if (tables.length > 0) lists.tell(tables)
        }
        missed = false
      }
    } catch {
      // the stream broke: the lines below bring it back
    }
    if (stopped || mine.signal.aborted) return
    lose()
    again = setTimeout(open, waits[Math.min(tries++, waits.length - 1)])
  }
  const lose = () => {
    missed = true
    stream = null
    tell(false)
  }
  const look = () => {
    clearTimeout(rest)
    if (document.visibilityState === 'hidden') {
      rest = setTimeout(() => {
        stream?.abort()
        clearTimeout(again)
        lose()
      }, restMs)
    } else if (!stream) void open()
  }
  const back = () => {
    if (!stream) void open()
  }

  document.addEventListener('visibilitychange', look)
  window.addEventListener('online', back)
  void open()
  return () => {
    stopped = true
    document.removeEventListener('visibilitychange', look)
    window.removeEventListener('online', back)
    clearTimeout(again)
    clearTimeout(rest)
    figures.stop()
    lists.stop()
    stream?.abort()
  }
}

/** Hands on what it is told at once, and then once in that many milliseconds. */
function atMostEach(ms: number, hand: (names: readonly string[]) => void): { tell(names: readonly string[]): void; stop(): void } {
  const waiting = new Set<string>()
  let pause: ReturnType<typeof setTimeout> | undefined
  const flush = () => {
    pause = undefined
    if (waiting.size === 0) return
    hand([...waiting])
    waiting.clear()
    pause = setTimeout(flush, ms)
  }
  return {
    tell: (names) => {
      for (const name of names) waiting.add(name)
      if (!pause) flush()
    },
    stop: () => clearTimeout(pause),
  }
}

/** Queries say in their data which measures they were computed from, and from which tables they were read. */
function refresh(queryClient: QueryClient, touched: { measures?: readonly string[]; tables?: readonly string[] }): void {
  const isTouched = (names: unknown, among: readonly string[] = []) => Array.isArray(names) && names.some((name) => among.includes(name))
  void queryClient.invalidateQueries({
    predicate: (query) => {
      const data = query.state.data as { measures?: unknown; tables?: unknown } | null | undefined
      return isTouched(data?.measures, touched.measures) || isTouched(data?.tables, touched.tables)
    },
  })
}
