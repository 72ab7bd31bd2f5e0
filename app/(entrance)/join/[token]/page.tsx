import { Anchor } from '@mantine/core'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getFormatter, getTranslations } from 'next-intl/server'
import { Entrance } from '#components/people/entrance.tsx'
import { JoinForm } from '#components/people/join-form.tsx'
import { serverClient } from '#lib/api-server.ts'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('join'))('title'),
  robots: { index: false },
})

/** Where the link of an administrator leads: the person chooses a password, once. Looking at the page uses nothing up. */
export default async function JoinPage({ params }: PageProps<'/join/[token]'>) {
  const { token } = await params
  const t = await getTranslations('join')
  const link = await serverClient.joinLinks.open({ token: token.slice(0, 200) })
  if (!link)
    return (
      <Entrance title={t('over')} text={t('overText')} notes={[]}>
        <Anchor component={Link} href="/sign-in" underline="always">
          {t('toSignIn')}
        </Anchor>
      </Entrance>
    )
  const { name, userName, isNew, expiresAt } = link
  const when = (await getFormatter()).dateTime(new Date(expiresAt), { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <Entrance title={t('title')} text={t(isNew ? 'new' : 'again', { name, userName })} notes={[t('until', { when })]}>
      <JoinForm token={token} userName={userName} />
    </Entrance>
  )
}
