import type { ReactNode } from 'react'
import { HouseDocument } from '#app/house-document.tsx'
import { houseMetadata, houseViewport } from '#app/house-metadata.ts'

export const generateMetadata = houseMetadata
export const viewport = houseViewport

/** The pages in front of the door. */
export default function EntranceLayout({ children }: { children: ReactNode }) {
  return <HouseDocument>{children}</HouseDocument>
}
