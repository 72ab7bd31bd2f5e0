import type { ReactNode } from 'react'
import { HouseDocument, houseMetadata, houseViewport } from '#app/house-document.tsx'

export const generateMetadata = houseMetadata
export const viewport = houseViewport

/** The pages in front of the door. */
export default function EntranceLayout({ children }: { children: ReactNode }) {
  return <HouseDocument>{children}</HouseDocument>
}
