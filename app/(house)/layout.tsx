import type { ReactNode } from 'react'
import { HouseDocument } from '#app/house-document.tsx'
import { houseMetadata, houseViewport } from '#app/house-metadata.ts'
import { SampleBanner } from '#components/shell/sample-banner.tsx'
import { Shell } from '#components/shell/shell.tsx'
import { SignInFirst } from '#components/shell/sign-in-first.tsx'
import { serverClient } from '#lib/api-server.ts'
import { currentActor } from '#lib/auth.ts'
import type { Actor } from '#lib/operation.ts'

export const generateMetadata = houseMetadata
export const viewport = houseViewport

const visitorOf = ({ sessionId: _, ...visitor }: Actor) => visitor

/** Everything behind the door: who is not signed in is sent there, gets no page, and comes back afterwards. */
export default async function HouseLayout({ children, drawer }: { children: ReactNode; drawer: ReactNode }) {
  const actor = await currentActor()
  return (
    <HouseDocument>
      {actor ? (
        <Shell visitor={visitorOf(actor)}>
          <SampleBanner state={await serverClient.sample.state()} />
          {children}
          {drawer}
        </Shell>
      ) : (
        <SignInFirst />
      )}
    </HouseDocument>
  )
}
