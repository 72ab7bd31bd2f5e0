'use client'
import { Button, Stack, Text } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Panel } from '#components/ui/panel.tsx'
import { api } from '#lib/api.ts'
import { useAllowed } from '../shell/actor.tsx'
import { PageHead } from '../shell/page-head.tsx'
import { TagList } from './tag-list.tsx'
import { TemplateList } from './template-list.tsx'
import { UploadDialog } from './upload-dialog.tsx'

/** Which Word file reports are written into, the office's own ones, and what such a file may ask for. */
export function TemplatesPage({ year }: { year: number }) {
  const t = useTranslations('templates')
  const query = useQuery(api.templates.list.queryOptions())
  const tags = useQuery(api.templates.tags.queryOptions({ input: { year } }))
  const mayWrite = useAllowed('templates.write')
  const [isUploading, setUploading] = useState(false)
  return (
    <>
      <PageHead title={t('title')}>
        {mayWrite && (
          <Button leftSection={<IconUpload size={16} aria-hidden />} onClick={() => setUploading(true)}>
            {t('upload')}
          </Button>
        )}
      </PageHead>
      <Panel query={query}>
        {(view) => (
          <Stack>
            <Text fz="sm" c="dimmed">
              {t('about')}
            </Text>
            <TemplateList view={view} year={year} />
          </Stack>
        )}
      </Panel>
      <Panel query={tags}>{(found) => <TagList tags={found} year={year} />}</Panel>
      {isUploading && <UploadDialog year={year} onClose={() => setUploading(false)} />}
    </>
  )
}
