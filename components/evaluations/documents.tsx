'use client'
import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { api } from '#lib/api.ts'
import { houseNames } from '#lib/templates/schema.ts'
import { Download } from './download.tsx'

/** The year's documents, in the set's own layout or in one of those that the bureau asks for; the report in the template in use or in another. */
export function Documents({ year }: { year: number }) {
  const t = useTranslations('evaluations')
  const house = useTranslations('templates.house')
  const frameworks = useQuery(api.frameworks.list.queryOptions())
  const found = useQuery(api.templates.list.queryOptions())
  const [framework, setFramework] = useState('')
  const [template, setTemplate] = useState('')
  const words = framework === '' ? '' : `&framework=${framework}`
  const into = template === '' ? '' : `&template=${template}`
  const own = (found.data?.templates ?? []).filter(({ removedAt }) => removedAt === null)
  return (
    <>
      <Select
        aria-label={t('framework')}
        w={190}
        data={[
          { value: '', label: t('ownFramework') },
          ...(frameworks.data ?? []).map(({ code, edition }) => ({ value: code, label: edition })),
        ]}
        value={framework}
        allowDeselect={false}
        onChange={(code) => setFramework(code ?? '')}
      />
      <Select
        aria-label={t('template')}
        w={190}
        data={[
          { value: '', label: t('templateInUse') },
          ...houseNames.map((name) => ({ value: name, label: house(name) })),
          ...own.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={template}
        allowDeselect={false}
        onChange={(id) => setTemplate(id ?? '')}
      />
      <Download href={`/evaluations/report?year=${year}${words}${into}`} label={t('downloadReport')} />
      <Download href={`/evaluations/form?year=${year}${words}`} label={t('downloadForm')} />
      <Download href={`/evaluations/pdf?year=${year}${words}`} label={t('downloadPdf')} />
      <Download href={`/evaluations/bulletin?year=${year}`} label={t('downloadBulletin')} />
    </>
  )
}
