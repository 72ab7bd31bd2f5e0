'use client'
import { Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconListCheck, IconPrinter } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useAllowed } from '#components/shell/actor.tsx'
import { RecordScreen } from '#components/ui/record-screen.tsx'
import type { Records } from '#components/ui/records.ts'
import { api, client } from '#lib/api.ts'
import { today } from '#lib/day.ts'
import { type ChecklistItem, type InspectionArea, inspectionAreaInput } from '#lib/inspections/schema.ts'
import { blankItem, ChecklistItems } from './checklist-items.tsx'
import { responsibles } from './inspection-fields.tsx'

const areas: Records<InspectionArea> = {
  texts: 'inspections.area',
  write: 'inspections.plan',
  titleOf: (row) => row.name,
  input: inspectionAreaInput,
  yearly: false,
  order: [{ by: 'position', descending: false }],
  start: () => ({ position: '1', startsOn: today(), items: JSON.stringify([blankItem()]) }),
  list: (input) => api.inspectionAreas.list.queryOptions({ input }),
  get: (id) => api.inspectionAreas.get.queryOptions({ input: { id } }),
  operations: client.inspectionAreas,
  columns: [
    { name: 'name', kind: 'text' },
    { name: 'position', kind: 'whole', wideOnly: true },
    { name: 'count', kind: 'whole', of: (row) => row.items.filter(({ until }) => until === null || until >= today()).length },
    { name: 'responsible', kind: 'text' },
    { name: 'startsOn', kind: 'day', wideOnly: true },
    { name: 'endsOn', kind: 'day', wideOnly: true },
  ],
  fields: [
    { name: 'name', kind: 'text' },
    { name: 'position', kind: 'whole' },
    {
      name: 'items',
      kind: 'parts',
      wide: true,
      Input: ChecklistItems,
      textOf: (items) => (items as ChecklistItem[]).map(({ name }) => name).join(' · '),
    },
    { name: 'responsible', kind: 'suggest', from: responsibles },
    { name: 'startsOn', kind: 'day' },
    { name: 'endsOn', kind: 'day', rare: true },
    { name: 'note', kind: 'long', rare: true },
  ],
}

/** 检查表 */
export function InspectionAreas() {
  const t = useTranslations('inspections.area')
  const mayPlan = useAllowed('inspections.plan')
  const make = useMutation({
    mutationFn: () => client.inspectionAreas.fromRecords(),
    onSuccess: ({ areas: count, items }) => notifications.show({ color: 'teal', message: t('made', { areas: count, items }) }),
  })
  return (
    <>
      <Group gap="xs" justify="flex-end" mb="xs" data-controls="">
        {mayPlan && (
          <Button
            variant="default"
            leftSection={<IconListCheck size={18} aria-hidden />}
            loading={make.isPending}
            onClick={() => make.mutate()}
          >
            {t('make')}
          </Button>
        )}
        <Button
          component={Link}
          href="/inspections/sheet"
          prefetch={false}
          variant="default"
          leftSection={<IconPrinter size={18} aria-hidden />}
        >
          {t('print')}
        </Button>
      </Group>
      <RecordScreen records={areas} />
    </>
  )
}
