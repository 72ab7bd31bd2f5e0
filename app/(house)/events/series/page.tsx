import { getTranslations } from 'next-intl/server'
import { SeriesList } from '#components/events/series-fields.tsx'

export const generateMetadata = async () => ({ title: (await getTranslations('events.series'))('title') })

export default function SeriesListPage() {
  return <SeriesList />
}
