import { ORPCError } from '@orpc/server'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { Ended } from '#components/wall/ended.tsx'
import { Wall } from '#components/wall/wall.tsx'
import { serverClient } from '#lib/api-server.ts'
import { isUserError } from '#lib/errors.ts'

/** A year that nobody can mean is not asked for. */
const yearInput = z.coerce.number().int().min(2000).max(2099).optional().catch(undefined)

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('wall'))('title'),
  robots: { index: false },
})

/** What a link to the big screen opens, or why it opens nothing; `?year=` keeps it to a year. */
export default async function WallPage({ params, searchParams }: PageProps<'/wall/[token]'>) {
  const { token } = await params
  const year = yearInput.parse((await searchParams).year)
  try {
    return <Wall token={token} year={year} first={await serverClient.walls.open({ token, year })} />
  } catch (error) {
    if (isUserError(error) && error.code === 'TOO_MANY_TRIES') return <Ended state="busy" />
    if (error instanceof ORPCError && error.status < 500) return <Ended state={String(error.data?.params?.state ?? '')} />
    throw error
  }
}
