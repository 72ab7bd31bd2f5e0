'use client'
import { ORPCError } from '@orpc/client'
import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { client } from '#lib/client.ts'
import type { Screen } from '#lib/walls/schema.ts'
import { Ended } from './ended.tsx'
import { Footer } from './footer.tsx'
import { Header } from './header.tsx'
import { slidesOf } from './slides.tsx'
import { useRotation } from './use-rotation.ts'
import styles from './wall.module.css'

/** The screen asks this often, in milliseconds; after a miss sooner, and then less and less often. */
const askMs = 10_000
const waits = [1000, 2000, 4000, 8000, 15_000, 30_000]

type Props = { token: string; year?: number | undefined; first: Screen }

export function Wall(props: Props) {
  const [queryClient] = useState(() => new QueryClient())
  return (
    <QueryClientProvider client={queryClient}>
      <Watching {...props} />
    </QueryClientProvider>
  )
}

/** Keeps the figures up to date by its link alone, and says when it cannot. */
function Watching({ token, year, first }: Props) {
  const misses = useRef(0)
  const query = useQuery({
    queryKey: ['wall', token, year],
    queryFn: async () => {
      try {
        const screen = await client.walls.open({ token, year })
        misses.current = 0
        return screen
      } catch (error) {
        misses.current += 1
        throw error
      }
    },
    initialData: first,
    refetchInterval: ({ state }) => (endOf(state.error) ? false : misses.current === 0 ? askMs : (waits[misses.current - 1] ?? 30_000)),
    refetchIntervalInBackground: true,
    refetchOnReconnect: 'always',
    networkMode: 'always',
    retry: false,
  })
  useNewBuild(first.build, query.data.build)
  const isOffline = useOffline()
  const end = endOf(query.error)
  if (end) return <Ended state={end} />
  return <Shown screen={query.data} isCut={isOffline || query.isRefetchError} />
}

/** Why a link opens nothing any more; null while it does, or while nobody could be asked. */
function endOf(error: Error | null): string | null {
  if (!(error instanceof ORPCError) || (error.code !== 'NOT_OPEN' && error.code !== 'NOT_FOUND')) return null
  return String(error.data?.params?.state ?? 'other')
}

function Shown({ screen, isCut }: { screen: Screen; isCut: boolean }) {
  const t = useTranslations('wall')
  const slides = slidesOf(screen, t)
  const rotation = useRotation(slides.length)
  const slide = slides[rotation.at % slides.length]
  return (
    <div className={styles.wall}>
      <Header screen={screen} isCut={isCut} />
      <main className={styles.slide} aria-live="off">
        <h2>{slide?.title}</h2>
        {slide?.content}
      </main>
      <Footer titles={slides.map(({ title }) => title)} rotation={rotation} />
    </div>
  )
}

/** Loads the page anew when another version of the app answers; at most once a minute, should two versions answer by turns. */
function useNewBuild(own: string, now: string): void {
  useEffect(() => {
    if (own === now) return
    const key = 'wall-loaded'
    if (Date.now() - Number(sessionStorage.getItem(key) ?? 0) < 60_000) return
    sessionStorage.setItem(key, String(Date.now()))
    window.location.reload()
  }, [own, now])
}

/** Whether the browser says that it has no network: it knows before the next question fails. */
function useOffline(): boolean {
  const [isOffline, setOffline] = useState(false)
  useEffect(() => {
    const look = () => setOffline(!navigator.onLine)
    look()
    window.addEventListener('online', look)
    window.addEventListener('offline', look)
    return () => {
      window.removeEventListener('online', look)
      window.removeEventListener('offline', look)
    }
  }, [])
  return isOffline
}
