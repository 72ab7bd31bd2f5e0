import type { ReactNode } from 'react'
import { HouseDocument } from '#app/house-document.tsx'
import { houseMetadata, houseViewport } from '#app/house-metadata.ts'
import { HeldScript } from '#components/people/held-script.tsx'
import { pageNonce } from '#lib/nonce.ts'

export const generateMetadata = houseMetadata
export const viewport = houseViewport

/** The pages in front of the door. */
export default async function EntranceLayout({ children }: { children: ReactNode }) {
  return (
    <HouseDocument>
      <HeldScript nonce={await pageNonce()} />
      {children}
    </HouseDocument>
  )
}
