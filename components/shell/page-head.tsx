'use client'
import { Group, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { PageTabs } from './page-tabs.tsx'

type Props = { title: string; text?: ReactNode; children?: ReactNode }

/** The top of a page that is no list of records: its title, what it is for, what narrows it or is done there, the tabs. */
export function PageHead({ title, text, children }: Props) {
  return (
    <>
      <Group justify="space-between" align={text ? 'flex-start' : 'center'} mb="sm">
        <div style={{ flex: '1 1 18rem' }}>
          <Title order={1} size="h3">
            {title}
          </Title>
          {text && (
            <Text fz="sm" c="dimmed" maw="60em">
              {text}
            </Text>
          )}
        </div>
        {children}
      </Group>
      <PageTabs />
    </>
  )
}
