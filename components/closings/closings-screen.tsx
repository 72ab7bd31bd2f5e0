'use client'
import { Button, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { api } from '#lib/api.ts'
import { LateFacts } from '../late-facts/late-facts.tsx'
import { PageHead } from '../shell/page-head.tsx'
import { Empty } from '../ui/empty.tsx'
import { Panel } from '../ui/panel.tsx'
import { ClosingCard } from './closing-card.tsx'

/** The closings of all years with their chain, each to be verified against the records of today; and what came after them. */
export function ClosingsScreen() {
  const t = useTranslations('closings')
  const found = useQuery(api.closings.list.queryOptions({ input: {} }))
  return (
    <Stack maw={960} gap="lg">
      <div>
        <PageHead title={t('title')} />
        <Text fz="sm" c="dimmed">
          {t('intro')}
        </Text>
      </div>
      <Panel
        query={found}
        isEmpty={({ closings }) => closings.length === 0}
        empty={
          <Empty text={t('empty')}>
            <Button component={Link} href="/evaluations" variant="default">
              {t('toEvaluation')}
            </Button>
          </Empty>
        }
      >
        {({ closings }) => (
          <Stack component="ol" m={0} p={0} style={{ listStyle: 'none' }} aria-label={t('chain')}>
            {closings.map((closing) => (
              <ClosingCard key={closing.id} closing={closing} />
            ))}
          </Stack>
        )}
      </Panel>
      <LateFacts />
    </Stack>
  )
}
