import { Title } from '@mantine/core'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { readTraceAddress } from '#components/trace/trace-address.ts'
import { TraceView } from '#components/trace/trace-view.tsx'

export default async function TracePage({ searchParams }: PageProps<'/trace'>) {
  const address = readTraceAddress(await searchParams)
  if (!address) notFound()
  const t = await getTranslations('facts.trace')
  return (
    <>
      <Title order={1} size="h3" mb="md">
        {t('title')}
      </Title>
      <TraceView address={address} />
    </>
  )
}
