import { Group, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { PageTabs } from '#components/shell/page-tabs.tsx'
import { YearSteps } from './year-steps.tsx'

type Props = { title: string; year: number; onYear: (year: number) => void; children?: ReactNode }

/** What stands above every page of a year: its name, the year with its neighbours, what can be done (`children`), and the tab bar. */
export function YearHead({ title, year, onYear, children }: Props) {
  return (
    <>
      <Group mb="sm" gap="md" justify="space-between">
        <Group gap="md">
          <Title order={1} size="h3">
            {title}
          </Title>
          <YearSteps year={year} onYear={onYear} />
        </Group>
        {children}
      </Group>
      <PageTabs />
    </>
  )
}
