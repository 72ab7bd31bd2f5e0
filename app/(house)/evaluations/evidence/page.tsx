import { getTranslations } from 'next-intl/server'
import { chosenYear } from '#app/(house)/chosen-year.ts'
import { EvidenceScreen } from '#components/evidence-package/evidence-screen.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('package'))('title') })

export default async function EvidencePage({ searchParams }: PageProps<'/evaluations/evidence'>) {
  const year = await chosenYear((await searchParams).year)
  return (
    <Prefetch
      queries={[
        serverApi.evidencePackage.gaps.queryOptions({ input: { year, code: null, kind: null, paper: false, skip: 0, take: 30 } }),
        serverApi.evidencePackage.materials.queryOptions({ input: { year } }),
      ]}
    >
      <EvidenceScreen year={year} />
    </Prefetch>
  )
}
