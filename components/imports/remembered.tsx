'use client'
import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import { useAllowed } from '#components/shell/actor.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { api, client } from '#lib/api.ts'
import type { RememberedMapping } from '#lib/imports/schema.ts'
import classes from './row-list.module.css'

/** The ways of naming columns that people taught the house, and how it forgets one. */
export function Remembered() {
  const t = useTranslations('importPage.remembered')
  const query = useQuery(api.imports.mappings.queryOptions({ input: {} }))
  return (
    <Stack gap="xs" component="section" aria-labelledby="remembered-title">
      <div>
        <Title order={2} fz="h4" id="remembered-title">
          {t('title')}
        </Title>
        <Text fz="sm" c="dimmed">
          {t(query.data?.length === 0 ? 'none' : 'text')}
        </Text>
      </div>
      <Panel query={query} isEmpty={(rows) => rows.length === 0} empty={null}>
        {(rows) => (
          <ul className={classes.list}>
            {rows.map((mapping) => (
              <li key={mapping.id} className={classes.item}>
                <MappingRow mapping={mapping} />
              </li>
            ))}
          </ul>
        )}
      </Panel>
    </Stack>
  )
}

function MappingRow({ mapping }: { mapping: RememberedMapping }) {
  const t = useTranslations()
  const format = useFormatter()
  const mayWrite = useAllowed('sheets.write')
  const layout = t(mapping.layout === '' ? 'importPage.mapping.ignore' : `imports.layouts.${mapping.layout}`)
  const known = useQuery(api.imports.columns.queryOptions({ input: { layout: mapping.layout } }))
  const pairs = (known.data ?? []).flatMap(({ key, heading: column }) => {
    const heading = mapping.columns[key]
    return heading === undefined ? [] : [t('importPage.remembered.pairs', { heading, column })]
  })
  const forget = useMutation({
    mutationFn: () => client.imports.forget({ id: mapping.id }),
    onSuccess: () => notifications.show({ message: t('importPage.remembered.forgotten') }),
  })
  const at = format.dateTime(new Date(mapping.createdAt), { dateStyle: 'medium' })
  return (
    <Group justify="space-between" gap={4} wrap="nowrap" align="flex-start">
      <div>
        <Text fz="sm" fw={600}>
          {layout}{' '}
          <Text span fz="sm" c="dimmed" fw={400}>
            {t('importPage.remembered.line', { actor: mapping.actorName, at })}
          </Text>
        </Text>
        <Text fz="sm" c="dimmed" lineClamp={3} style={{ overflowWrap: 'anywhere' }}>
          {pairs.length > 0
            ? pairs.join(t('importPage.and'))
            : t('importPage.remembered.headings', { headings: mapping.headings.filter(Boolean).join(t('importPage.and')) })}
        </Text>
      </div>
      {mayWrite && (
        <Button
          variant="default"
          size="compact-sm"
          flex="none"
          loading={forget.isPending}
          aria-label={t('importPage.remembered.forgetOf', { layout })}
          onClick={() => forget.mutate()}
        >
          {t('importPage.remembered.forget')}
        </Button>
      )}
    </Group>
  )
}
