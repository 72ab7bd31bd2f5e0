import { getTranslations } from 'next-intl/server'
import { ListPage } from '#app/(house)/list-page.tsx'
import { Surveys } from '#components/surveys/survey-fields.tsx'

export const generateMetadata = async () => ({ title: (await getTranslations('surveys.survey'))('title') })

export default function SurveysPage({ searchParams }: PageProps<'/surveys'>) {
  return (
    <ListPage list="surveys" path="/surveys" searchParams={searchParams}>
      <Surveys />
    </ListPage>
  )
}
