import type { SpendingAddress } from './spending-address.ts'

/** What every part of the analysis is given: its address, the year that is meant when it says none, and how to change it. */
export type ScreenProps = { address: SpendingAddress; usualYear: number; onAddress: (change: Partial<SpendingAddress> | null) => void }
