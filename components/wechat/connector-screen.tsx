'use client'
import { Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useAllowed } from '#components/shell/actor.tsx'
import { PageTabs } from '#components/shell/page-tabs.tsx'
import { Empty } from '#components/ui/empty.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { api } from '#lib/api.ts'
import type { WechatState } from '#lib/wechat/schema.ts'
import { AccountForm } from './account-form.tsx'
import { Overview } from './overview.tsx'
import { PullLog } from './pull-log.tsx'
import { Troubles } from './troubles.tsx'

/** 公众号接口: what was fetched and when, what stands in its way and what to do about it, and the account. */
export function ConnectorScreen() {
  const t = useTranslations('wechat')
  const query = useQuery(api.wechat.state.queryOptions({ input: undefined }))
  return (
    <>
      <Title order={1} size="h3" mb="sm">
        {t('title')}
      </Title>
      <PageTabs />
      <Panel query={query}>{(state) => <Whole state={state} />}</Panel>
    </>
  )
}

function Whole({ state }: { state: WechatState }) {
  const t = useTranslations('wechat')
  const maySet = useAllowed('wechat.secret')
  return (
    <Stack gap="lg">
      {state.account ? <Overview state={state} account={state.account} /> : <Empty text={t(maySet ? 'connectFirst' : 'askAdmin')} />}
      <Troubles state={state} />
      {maySet && <AccountForm account={state.account} />}
      {state.host && (
        <Text fz="sm" c="dimmed">
          {t('host', { host: state.host })}
        </Text>
      )}
      {state.runs.length > 0 && <PullLog />}
    </Stack>
  )
}
