'use client'
import { Button, Group, MultiSelect, Select } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useQueryStates } from 'nuqs'
import { saveFile } from '#components/table/save-file.ts'
import { client } from '#lib/api.ts'
import type { TermTrace } from '#lib/facts/schema.ts'
import { traceLook, traceOrders } from './trace-address.ts'
import { useTraceTexts } from './trace-texts.ts'
import { useTraceExport } from './use-trace-export.ts'

/** Which of a term's records are listed, by facet and in which order; and the way to have them as a file. */
export function TraceNarrowing({ trace, title }: { trace: TermTrace; title: string }) {
  const t = useTranslations('facts.trace')
  const texts = useTraceTexts()
  const [{ only, sort }, setLook] = useQueryStates(traceLook)
  const ask = useTraceExport(trace, title)
  const bring = useMutation({ mutationFn: () => client.facts.export(ask()), onSuccess: (file) => saveFile(file, title, 'csv') })
  const facets = trace.groups.map(({ facet, value, records }) => ({
    value: facet,
    label: t('groupOf', {
      facet: texts.facet(facet) || t('noGroup'),
      records,
      value: value === null ? '—' : texts.amount(value, trace.unit, trace.term),
    }),
  }))
  if (trace.totals.counted + trace.totals.excluded === 0) return null
  return (
    <Group gap="xs" align="flex-end" data-controls>
      {facets.length > 0 && (
        <MultiSelect
          label={t('groups')}
          placeholder={only.length === 0 ? t('allGroups') : ''}
          data={facets}
          value={only.filter((facet) => facets.some(({ value }) => value === facet))}
          onChange={(chosen) => setLook({ only: chosen, rows: null })}
          searchable
          clearable
          maw="100%"
          miw={220}
          size="sm"
        />
      )}
      <Select
        label={t('order')}
        data={traceOrders.map((value) => ({ value, label: t(`orders.${value}`) }))}
        value={sort}
        onChange={(chosen) => setLook({ sort: traceOrders.find((one) => one === chosen) ?? null, rows: null })}
        allowDeselect={false}
        w={150}
        size="sm"
      />
      <Button
        variant="default"
        size="sm"
        leftSection={<IconDownload size={16} aria-hidden />}
        loading={bring.isPending}
        onClick={() => bring.mutate()}
      >
        {t('csv')}
      </Button>
    </Group>
  )
}
