import { Drawer, Stack, Switch, Text, Title } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useAllowed } from '#components/shell/actor.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { api, client } from '#lib/api.ts'

type Row = Parameters<typeof client.evidencePackage.require>[0]

/** Which kinds of proof are asked for of which records; one switch each, at once and for all years. */
export function Requirements({ onClose }: { onClose: () => void }) {
  const t = useTranslations()
  const query = useQuery(api.evidencePackage.requirements.queryOptions())
  const mayWrite = useAllowed('evidence.require')
  const change = useMutation({ mutationFn: (row: Row) => client.evidencePackage.require(row) })
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      title={t('package.requirements.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Panel query={query}>
        {(rows) => (
          <Stack gap="md">
            <Text fz="sm" c="dimmed">
              {t('package.requirements.hint')}
            </Text>
            {[...new Set(rows.map(({ source }) => source))].map((source) => (
              <Stack key={source} gap={6} component="section" aria-label={t(`audit.sources.${source}`)}>
                <Title order={3} size="h6">
                  {t(`audit.sources.${source}`)}
                </Title>
                {rows
                  .filter((row) => row.source === source)
                  .map(({ kind, isRequired }) => (
                    <Switch
                      key={kind}
                      label={t(`enums.evidence.${kind}`)}
                      checked={isRequired}
                      disabled={!mayWrite || change.isPending}
                      onChange={(event) => change.mutate({ source, kind, isRequired: event.currentTarget.checked })}
                    />
                  ))}
              </Stack>
            ))}
          </Stack>
        )}
      </Panel>
    </Drawer>
  )
}
