import { getTranslations } from 'next-intl/server'
import { ListPage } from '#app/(house)/list-page.tsx'
import { Scorecards } from '#components/organisations/scorecard-fields.tsx'

export const generateMetadata = async () => ({ title: (await getTranslations('organisations.scorecard'))('title') })

export default function ScorecardsPage({ searchParams }: PageProps<'/organisations/scorecards'>) {
  return (
    <ListPage list="scorecards" path="/organisations/scorecards" searchParams={searchParams}>
      <Scorecards />
    </ListPage>
  )
}
