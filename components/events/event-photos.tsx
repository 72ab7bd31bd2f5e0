'use client'
import { SimpleGrid, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { EvidenceThumbnail, usePhotos } from '#components/ui/evidence-thumbnail.tsx'
import { api } from '#lib/api.ts'
import classes from './event-photos.module.css'

/** The photos of an event, small; each opens large. */
export function EventPhotos({ id }: { id: string }) {
  const t = useTranslations('events.page')
  const { data = [] } = useQuery(api.evidence.list.queryOptions({ input: { source: 'events', recordId: id } }))
  const photos = usePhotos(data)
  if (photos.length === 0) return null
  return (
    <section aria-label={t('photos')}>
      <Title order={2} size="h5" mb="xs">
        {t('photos')}
      </Title>
      <SimpleGrid cols={{ base: 3, sm: 4 }} spacing="xs">
        {photos.map((photo) => (
          <EvidenceThumbnail key={photo.id} file={photo} photos={photos} size={320} className={classes.photo} />
        ))}
      </SimpleGrid>
    </section>
  )
}
