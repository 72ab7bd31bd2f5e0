'use client'
import { Anchor, Button, Group, Stack } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { PageHead } from '#components/shell/page-head.tsx'
import { Empty } from '#components/ui/empty.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { api } from '#lib/api.ts'
import { AskForm } from './ask-form.tsx'
import { KeyTable } from './key-table.tsx'

/** The keys of programs: who has which for what until when, a new one, and the ways to decide on them and to end them. */
export function KeysScreen() {
  const t = useTranslations('apiKeys')
  const query = useQuery(api.apiKeys.list.queryOptions())
  const [isAsking, setAsking] = useState(false)
  const ask = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAsking(true)}>
      {t('ask')}
    </Button>
  )
  return (
    <>
      <PageHead title={t('title')} text={t('text')}>
        <Group>
          <Anchor component={Link} href="/api" fz="sm" underline="always" py={6}>
            {t('docs')}
          </Anchor>
          {ask}
        </Group>
      </PageHead>
      <Stack>
        <Panel query={query} isEmpty={({ rows }) => rows.length === 0} empty={<Empty text={t('none')}>{ask}</Empty>}>
          {({ rows, mayApprove }) => <KeyTable rows={rows} mayApprove={mayApprove} />}
        </Panel>
      </Stack>
      {isAsking && <AskForm onClose={() => setAsking(false)} />}
    </>
  )
}
