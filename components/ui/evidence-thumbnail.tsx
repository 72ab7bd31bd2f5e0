'use client'
import { UnstyledButton } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import classes from './evidence-thumbnail.module.css'
import { PhotoViewer } from './photo-viewer.tsx'

export type Photo = { id: string; fileName: string; mediaType: string }

/** Whether a file of evidence is a picture, which has thumbnails. */
export const isPhoto = (file: { mediaType: string }): boolean => file.mediaType.startsWith('image/')

/** A photo, small; it opens large, and from there the other photos beside it. */
export function EvidenceThumbnail({ file, photos }: { file: Photo; photos: readonly Photo[] }) {
  const t = useTranslations('evidence')
  const [shown, setShown] = useState<string | null>(null)
  return (
    <>
      <UnstyledButton className={classes.thumbnail} aria-label={t('look', { file: file.fileName })} onClick={() => setShown(file.id)}>
        {/* a private picture behind the session: the image optimiser could not fetch it */}
        {/* biome-ignore lint/performance/noImgElement: see above */}
        <img src={`/evidence/${file.id}?size=160`} alt={file.fileName} width={48} height={48} loading="lazy" decoding="async" />
      </UnstyledButton>
      {shown !== null && <PhotoViewer photos={photos} shown={shown} onShow={setShown} onClose={() => setShown(null)} />}
    </>
  )
}
