import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Entrance } from '#components/people/entrance.tsx'
import { nextPath } from '#components/people/next-path.ts'
import { OutsideDoors, OutsideRefusal } from '#components/people/outside-doors.tsx'
import { SignInForm } from '#components/people/sign-in-form.tsx'
import { StepForm } from '#components/people/step-form.tsx'
import { serverClient } from '#lib/api-server.ts'
import { currentActor, currentlyWaiting } from '#lib/auth.ts'
import { enrolmentAtDoor } from '#lib/second-factors/read.ts'
import type { Waiting } from '#lib/session.ts'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('signIn'))('title') })

/** The door: who is signed in already goes on, and a house without people is set up first. */
export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const asked = await searchParams
  const next = nextPath(asked.next ?? asked.callbackUrl)
  const word = (name: string) => (typeof asked[name] === 'string' ? asked[name] : undefined)
  const { isEmpty, hasSample } = await serverClient.users.entrance()
  if (isEmpty) redirect('/setup')
  if (await currentActor()) redirect(next)
  const waiting = await currentlyWaiting()
  if (waiting) return <NextStep waiting={waiting} next={next} />
  const t = await getTranslations('signIn')
  const notes = [...(hasSample ? [t('sample')] : []), t('forgotten'), t('browsers')]
  return (
    <Entrance title={t('title')} text={t('text')} notes={notes}>
      <OutsideRefusal outside={word('outside')} detail={word('detail')} error={word('error')} />
      <SignInForm next={next} />
      <OutsideDoors doors={await serverClient.outsideDoors.open()} next={next} />
    </Entrance>
  )
}

/** The first proof was given: what the house asks for besides. */
async function NextStep({ waiting, next }: { waiting: Waiting; next: string }) {
  const t = await getTranslations('signIn.step')
  const { awaits, name, userName } = waiting
  const enrolment = awaits === 'enrolment' ? await enrolmentAtDoor(waiting) : null
  return (
    <Entrance title={t(`${awaits}Title`)} text={t(`${awaits}Text`, { name })} notes={[]}>
      <StepForm awaits={awaits} next={next} userName={userName} enrolment={enrolment && { qr: enrolment.qr, secret: enrolment.secret }} />
    </Entrance>
  )
}
