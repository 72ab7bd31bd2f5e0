import { getTranslations } from 'next-intl/server'
import { chosenYear } from '#app/(house)/chosen-year.ts'
import { ReportCheckPage } from '#components/report-check/report-check.tsx'

export const generateMetadata = async () => ({ title: (await getTranslations('nav'))('reportCheck') })

/** A report that came back, against what the house prints of its year. */
export default async function CheckPage({ searchParams }: PageProps<'/evaluations/check'>) {
  return <ReportCheckPage year={await chosenYear((await searchParams).year)} />
}
