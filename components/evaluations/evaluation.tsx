'use client'
import { Alert, Anchor, Group, Paper, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { parseAsString, useQueryState } from 'nuqs'
import { useState } from 'react'
import { BudgetTable } from '#components/board/budget-table.tsx'
import { PageHead } from '#components/shell/page-head.tsx'
import { totalPath } from '#components/trace/trace-address.ts'
import { Figure } from '#components/ui/figure.tsx'
import { YearSteps } from '#components/ui/year-steps.tsx'
import { api } from '#lib/api.ts'
import { firstOfYear } from '#lib/day.ts'
import type { StageView } from '#lib/evaluation-steps/schema.ts'
import type { EvaluationView, ScoredItem } from '#lib/evaluations/schema.ts'
import { Documents } from './documents.tsx'
import { ExplanationDialog } from './explanation-dialog.tsx'
import { ItemTable } from './item-table.tsx'
import { RemarksDrawer } from './remarks-drawer.tsx'
import { StageBar } from './stage-bar.tsx'

/** The year's self-evaluation as it stands: scores, deviations with their texts, and the documents made from the same figures. */
export function Evaluation({ year }: { year: number }) {
  const found = useQuery(api.evaluations.get.queryOptions({ input: { year } }))
  const stage = useQuery(api.evaluationSteps.get.queryOptions({ input: { year } }))
  return found.data && stage.data ? <Found snapshot={found.data} stage={stage.data} /> : null
}

/** Says that the set is not held to yet: scores may still move with it. */
function DraftNotice({ year }: { year: number }) {
  const t = useTranslations('evaluations')
  const found = useQuery(api.indicatorSets.state.queryOptions({ input: { year } }))
  if (found.data?.state !== 'draft') return null
  return (
    <Alert color="yellow" variant="light">
      {t('draftSet')}{' '}
      <Anchor component={Link} href={`/indicators?year=${year}`} underline="always">
        {t('openSet')}
      </Anchor>
    </Alert>
  )
}

function Found({ snapshot, stage }: { snapshot: EvaluationView; stage: StageView }) {
  const t = useTranslations('evaluations')
  const board = useTranslations('board')
  const [open, setOpen] = useState<ScoredItem | null>(null)
  const [remarks, setRemarks] = useQueryState('remarks', parseAsString)
  const router = useRouter()
  const { year, project, closing } = snapshot
  const steps = <YearSteps year={year} onYear={(next) => router.push(`/evaluations?year=${next}`)} />
  const comments = useQuery(api.evaluationComments.list.queryOptions({ input: { year } }))
  const all = comments.data?.comments ?? []
  const itemOf = (code: string) => snapshot.items.find((item) => item.code === code) ?? null
  if (snapshot.items.length === 0) {
    return (
      <>
        <PageHead title={t('heading', { year })}>{steps}</PageHead>
        <Alert title={board('noYear', { year })}>
          {board('noYearHint')}{' '}
          <Anchor component={Link} href="/imports">
            {board('import')}
          </Anchor>
        </Alert>
      </>
    )
  }
  return (
    <Stack>
      <div>
        <PageHead title={t('heading', { year })}>{steps}</PageHead>
        <Text fz="sm" c="dimmed">
          {t('project')}：{project.level2} · {t('department')}：{project.department}
        </Text>
        <Text fz="sm" c="dimmed">
          {closing ? t('frozen', { number: String(closing.number), code: closing.sha256.slice(0, 12) }) : t('madeAt')}
        </Text>
      </div>
      <DraftNotice year={year} />
      <StageBar stage={stage} view={snapshot} onExplain={(code) => setOpen(itemOf(code))} />
      <Paper withBorder p="md">
        <Group gap="xl">
          <Text fz={40} fw={700} lh={1.1} className="figures">
            <Figure value={snapshot.total} trace={totalPath(year)} label={t('total')} />
          </Text>
          <Text fz="xl" fw={600}>
            {snapshot.grade && board(`grades.${snapshot.grade}`)}
          </Text>
          <Text c="dimmed">{board('asOf', { day: snapshot.asOf })}</Text>
        </Group>
        {snapshot.missing.length > 0 && <Text fz="sm">{t('missingNote', { codes: snapshot.missing.join('、') })}</Text>}
        {snapshot.unexplained.length > 0 && <Text fz="sm">{t('unexplainedNote', { codes: snapshot.unexplained.join('、') })}</Text>}
      </Paper>
      <Group gap="xs" data-controls="">
        <Documents year={year} />
      </Group>
      <ItemTable snapshot={snapshot} state={stage.state} comments={all} onExplain={setOpen} onRemark={(code) => void setRemarks(code)} />
      <Paper withBorder p="md">
        <BudgetTable funds={snapshot.funds} period={{ from: firstOfYear(year), to: snapshot.asOf }} />
      </Paper>
      {open && (
        <ExplanationDialog key={open.code} {...{ year, stage, limits: snapshot.limits }} item={open} onClose={() => setOpen(null)} />
      )}
      {remarks !== null && (
        <RemarksDrawer
          key={remarks}
          {...{ year, comments: all, code: remarks, title: `${remarks} ${itemOf(remarks)?.name ?? ''}` }}
          onClose={() => void setRemarks(null)}
        />
      )}
    </Stack>
  )
}
