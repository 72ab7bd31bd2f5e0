'use client'
import { SimpleGrid, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { api } from '#lib/api.ts'
import classes from './event-photos.module.css'

/** The photos of an event, small; each opens in full. */
export function EventPhotos({ id }: { id: string }) {
  const t = useTranslations('events.page')
  const { data = [] } = useQuery(api.evidence.list.queryOptions({ input: { source: 'events', recordId: id } }))
  const photos = data.filter((file) => file.mediaType.startsWith('image/'))
  if (photos.length === 0) return null
  return (
    <section aria-label={t('photos')}>
      <Title order={2} size="h5" mb="xs">
        {t('photos')}
      </Title>
      <SimpleGrid cols={{ base: 3, sm: 4 }} spacing="xs">
        {photos.map((photo) => (
          <a key={photo.id} href={`/evidence/${photo.id}?inline=1`} target="_blank" rel="noreferrer" className={classes.photo}>
            {/* a private picture behind the session: the image optimiser could not fetch it */}
            {/* biome-ignore lint/performance/noImgElement: see above */}
            <img src={`/evidence/${photo.id}?size=320`} alt={t('photo', { name: photo.fileName })} loading="lazy" />
          </a>
        ))}
      </SimpleGrid>
    </section>
  )
}
