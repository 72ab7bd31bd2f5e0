'use client'
import type { ComponentProps } from 'react'
import { FailedPage } from '#components/shell/failed-page.tsx'

/** The entrance broke: the same words as inside, on a page of its own. */
export default function EntranceFailed(props: ComponentProps<typeof FailedPage>) {
  return (
    <main>
      <FailedPage {...props} />
    </main>
  )
}
