import { ORPCError } from '@orpc/server'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Ended } from '#components/wall/ended.tsx'
import { Wall } from '#components/wall/wall.tsx'
import { serverClient } from '#lib/api-server.ts'
import { isUserError } from '#lib/errors.ts'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('wall'))('title'),
  robots: { index: false },
})

/** What a link to the big screen opens, or why it opens nothing. */
export default async function WallPage({ params }: PageProps<'/wall/[token]'>) {
  const { token } = await params
  try {
    return <Wall token={token} first={await serverClient.walls.open({ token })} />
  } catch (error) {
    if (isUserError(error) && error.code === 'TOO_MANY_TRIES') return <Ended state="busy" />
    if (error instanceof ORPCError && error.status < 500) return <Ended state={String(error.data?.params?.state ?? '')} />
    throw error
  }
}
