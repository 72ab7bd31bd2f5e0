import type { ReactNode } from 'react'
import { HouseDocument, houseViewport } from '#app/house-document.tsx'
import { houseMetadata } from '#app/house-metadata.ts'

export const generateMetadata = houseMetadata
export const viewport = houseViewport

/** The pages in front of the door. */
export default function EntranceLayout({ children }: { children: ReactNode }) {
  return <HouseDocument>{children}</HouseDocument>
}
