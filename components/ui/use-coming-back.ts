import { useEffect } from 'react'

/** Between two tries of a page that met a wrong moment, in milliseconds. */
const againMs = 5000
const moments: Record<string, 'away' | 'full' | 'busy'> = { DATABASE_AWAY: 'away', STORAGE_FULL: 'full', BUSY: 'busy' }

/** Which moment broke a page, by the digest of its error; the page then comes back by itself. Null when the page itself is broken. */
export function useComingBack(digest: string | undefined): 'away' | 'full' | 'busy' | null {
  const moment = moments[digest ?? ''] ?? null
  useEffect(() => {
    if (moment === null) return
    const again = setTimeout(() => window.location.reload(), againMs)
    return () => clearTimeout(again)
  }, [moment])
  return moment
}
