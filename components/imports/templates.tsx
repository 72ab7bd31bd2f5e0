'use client'
import { Accordion, Badge, Button, Group, SimpleGrid, Stack, Table, Text, Title } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Panel } from '#components/ui/panel.tsx'
import { api } from '#lib/api.ts'
import { readable } from './count-badges.tsx'

/** Every kind of sheet: its template, and what its columns may be called. */
export function Templates({ layouts }: { layouts: readonly string[] }) {
  const t = useTranslations()
  const [open, setOpen] = useState<string | null>(null)
  return (
    <Stack gap="xs" component="section" aria-labelledby="templates">
      <div>
        <Title order={2} fz="h4" id="templates">
          {t('importPage.templates.title')}
        </Title>
        <Text fz="sm" c="dimmed">
          {t('importPage.templates.text')}
        </Text>
      </div>
      <Accordion value={open} onChange={setOpen} variant="separated" chevronPosition="left" order={3}>
        <SimpleGrid cols={{ base: 1, sm: 2, xl: 3 }} spacing="xs" verticalSpacing="xs" style={{ alignItems: 'start' }}>
          {layouts.map((layout) => {
            const name = t(`imports.layouts.${layout}`)
            return (
              <Accordion.Item key={layout} value={layout} mt={0}>
                <Group wrap="nowrap" gap={0} pr="sm">
                  <Accordion.Control aria-label={t('importPage.templates.columnsOf', { layout: name })}>
                    <Text fz="sm">{name}</Text>
                  </Accordion.Control>
                  <Button
                    component="a"
                    href={`/files/templates/${layout}`}
                    download
                    variant="subtle"
                    size="compact-sm"
                    flex="none"
                    leftSection={<IconDownload size={14} aria-hidden />}
                    aria-label={t('importPage.templates.downloadOf', { layout: name })}
                  >
                    {t('importPage.templates.download')}
                  </Button>
                </Group>
                <Accordion.Panel>{open === layout && <Columns layout={layout} />}</Accordion.Panel>
              </Accordion.Item>
            )
          })}
        </SimpleGrid>
      </Accordion>
    </Stack>
  )
}

function Columns({ layout }: { layout: string }) {
  const t = useTranslations('importPage')
  const query = useQuery(api.imports.columns.queryOptions({ input: { layout } }))
  return (
    <Panel query={query}>
      {(columns) => (
        <Table fz="sm" verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('templates.column')}</Table.Th>
              <Table.Th>{t('templates.names')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {columns.map(({ key, heading, names, isNeeded }) => (
              <Table.Tr key={key}>
                <Table.Td>
                  {heading}{' '}
                  {isNeeded && (
                    <Badge size="xs" variant="light" styles={readable}>
                      {t('templates.needed')}
                    </Badge>
                  )}
                </Table.Td>
                <Table.Td>{names.slice(1).join(t('and'))}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Panel>
  )
}
