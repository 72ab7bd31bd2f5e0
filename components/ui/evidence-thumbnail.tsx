'use client'
import { UnstyledButton } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Sensitivity } from '#lib/evidence/schema.ts'
import { useAllowed } from '../shell/actor.tsx'
import classes from './evidence-thumbnail.module.css'
import { PhotoViewer } from './photo-viewer.tsx'

export type Photo = { id: string; fileName: string; mediaType: string }

/** Whether a file of evidence is a picture, which has thumbnails. */
export const isPhoto = (file: { mediaType: string }): boolean => file.mediaType.startsWith('image/')

/** The pictures among some files that whoever looks may see: sensitive ones are not for everybody. */
export function usePhotos<File extends Photo & { sensitivity: Sensitivity }>(files: readonly File[]): File[] {
  const maySeeAll = useAllowed('evidence.sensitive')
  return files.filter((file) => isPhoto(file) && (maySeeAll || file.sensitivity !== 'sensitive'))
}

type Props = {
  file: Photo
  photos: readonly Photo[]
  /** The width that the picture is asked for in, in pixels, and how it is framed: as small as in a row when nothing is said. */
  size?: 160 | 320
  className?: string | undefined
}

/** A photo, small; it opens large, and from there the other photos beside it. */
export function EvidenceThumbnail({ file, photos, size = 160, className = classes.thumbnail }: Props) {
  const t = useTranslations('evidence')
  const [shown, setShown] = useState<string | null>(null)
  return (
    <>
      <UnstyledButton className={className} aria-label={t('look', { file: file.fileName })} onClick={() => setShown(file.id)}>
        {/* a private picture behind the session: the image optimiser could not fetch it */}
        {/* biome-ignore lint/performance/noImgElement: see above */}
        <img src={`/evidence/${file.id}?size=${size}`} alt={file.fileName} loading="lazy" decoding="async" />
      </UnstyledButton>
      {shown !== null && <PhotoViewer photos={photos} shown={shown} onShow={setShown} onClose={() => setShown(null)} />}
    </>
  )
}
