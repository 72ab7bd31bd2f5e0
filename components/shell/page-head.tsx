'use client'
import { Group, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { PageTabs } from './page-tabs.tsx'

/** The top of a page that is no list of records: its title, what narrows it, the tabs. */
export function PageHead({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <>
      <Group justify="space-between" mb="sm">
        <Title order={1} size="h3">
          {title}
        </Title>
        {children}
      </Group>
      <PageTabs />
    </>
  )
}
