import { Alert, Anchor, List } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { newFormPath } from '#components/ui/form-address.ts'
import type { SetProblem, SetView } from '#lib/indicator-sets/schema.ts'
import { setPath } from './set-address.ts'

/** What keeps the set from being activated, each with the way to the very field. */
export function SetProblems({ view }: { view: SetView }) {
  const t = useTranslations('indicators.problems')
  const { problems } = view
  if (problems.length === 0) return null
  return (
    <Alert
      color="orange"
      variant="light"
      mb="sm"
      icon={<IconAlertTriangle aria-hidden />}
      title={t('title', { count: problems.length })}
      styles={{ title: { color: 'var(--mantine-color-text)' } }}
    >
      <List fz="sm" spacing={6}>
        {problems.map((problem) => (
          <List.Item key={`${problem.kind} ${problem.code} ${problem.detail}`}>
            {t(`${problem.kind}`, { code: problem.code ?? '', name: nameOf(view, problem), detail: problem.detail })}{' '}
            <Anchor component={Link} href={pathOf(view, problem)} fz="sm" underline="always" style={{ whiteSpace: 'nowrap' }}>
              {t(`mend.${problem.kind}`)}
            </Anchor>
          </List.Item>
        ))}
      </List>
    </Alert>
  )
}

const nameOf = ({ indicators }: SetView, { code }: SetProblem) => indicators.find((row) => row.code === code)?.name ?? ''

/** Where it is mended: the indicator's field, the weights, or a new output of the sub-project. */
function pathOf({ year, indicators }: SetView, { code, field, kind, detail }: SetProblem): string {
  const row = indicators.find((one) => one.code === code)
  if (row) return setPath(year, { open: row.id, ...(field && { field }) })
  if (kind === 'weights_sum') return `/indicators?year=${year}&act=spread`
  const given = { level1: '产出', ...(kind === 'output_missing' && { subProject: detail }) }
  return `${newFormPath(`/indicators`, given)}&year=${year}`
}
