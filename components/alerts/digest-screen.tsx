'use client'
import { Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { Fragment } from 'react'
import { PageHead } from '#components/shell/page-head.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { api } from '#lib/api.ts'
import { digestKinds } from '#lib/digests/schema.ts'
import { DigestForm } from './digest-form.tsx'
import { DigestMade, DigestPreview } from './digest-view.tsx'

/** 摘要: when one's digests come and how, as one would be now; or, by its id, one that was made. */
export function DigestScreen() {
  const t = useTranslations('digests')
  const [{ id, preview }, setAddress] = useQueryStates(
    { id: parseAsString, preview: parseAsStringLiteral(digestKinds) },
    { history: 'push' },
  )
  const query = useQuery(api.digests.times.queryOptions())
  return (
    <Stack maw={900} gap={0}>
      <PageHead title={t('heading')} />
      {id ? (
        <DigestMade id={id} onBack={() => setAddress({ id: null })} />
      ) : (
        <Stack gap="lg">
          <Text fz="sm" c="dimmed">
            {t('text')}
          </Text>
          <Panel query={query}>
            {({ times }) =>
              times.map((time) => (
                <Fragment key={`${time.kind} ${time.version}`}>
                  <DigestForm
                    time={time}
                    isShown={preview === time.kind}
                    onPreview={() => setAddress({ preview: preview === time.kind ? null : time.kind })}
                  />
                  {preview === time.kind && <DigestPreview kind={preview} />}
                </Fragment>
              ))
            }
          </Panel>
        </Stack>
      )}
    </Stack>
  )
}
