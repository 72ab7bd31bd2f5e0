'use client'
import { Stack } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { Empty } from '#components/ui/empty.tsx'
import { problemOf } from '#components/ui/error-text.ts'
import { Panel } from '#components/ui/panel.tsx'
import type { ImportJob } from '#lib/imports/schema.ts'
import { JobCancelled, JobFailed } from './job-ended.tsx'
import { JobHead } from './job-head.tsx'
import { JobProgress } from './job-progress.tsx'
import { JobReport } from './job-report.tsx'
import { isUnknown, stepOf } from './job-step.ts'
import { JobSteps } from './job-steps.tsx'
import { Preview } from './preview.tsx'
import { Recognise } from './recognise.tsx'
import { useFreshFiles, useJob, useJobActions } from './use-job.ts'
import { useIsJudgedAgain, useMoved } from './use-moved.ts'

type Props = { id: string; thisYear: number; layouts: readonly string[] }

/** One import at its own address: whoever comes back finds it where it is. */
export function JobPage({ id, ...rest }: Props) {
  const t = useTranslations('importPage.job')
  const query = useJob(id)
  if (query.error && problemOf(query.error).code === 'NOT_FOUND') return <Empty text={t('gone')} />
  return <Panel query={query}>{(job) => <Job job={job} {...rest} />}</Panel>
}

/** No file's columns are being named, though one was taken for nothing: the reader closed it. */
const nothing = 'none'
const chosenSteps = ['recognise', 'preview'] as const

function Job({ job, thisYear, layouts }: { job: ImportJob } & Omit<Props, 'id'>) {
  const actions = useJobActions(job)
  useFreshFiles(job)
  const [place, setPlace] = useQueryStates(
    { step: parseAsStringLiteral(chosenSteps), map: parseAsString },
    { history: 'push', scroll: true },
  )
  const [content, moveTo] = useMoved(setPlace)
  const reached = stepOf(job)
  const isJudged = job.state === 'judged'
  const natural = isJudged ? (place.step ?? reached) : reached
  const isAgain = useIsJudgedAgain(job.state, natural)
  const at = isAgain ? 'preview' : natural
  // one that was taken for nothing is asked about at once
  const lost = job.files.find((file) => !file.leftOut && isUnknown(file))
  const mapping = place.map ?? (reached === 'recognise' ? (lost?.id ?? null) : null)
  const mapFile = (fileId: string) => moveTo({ step: 'recognise', map: fileId })
  return (
    <Stack gap="lg">
      <JobHead job={job} cancel={actions.cancel} />
      {job.state !== 'cancelled' && (
        <JobSteps
          at={at}
          reached={at === 'preview' ? 'preview' : reached}
          open={isJudged ? chosenSteps : []}
          onStep={(step) => moveTo({ step: step === 'recognise' ? 'recognise' : 'preview', map: null })}
        />
      )}
      <Stack gap="lg" ref={content} tabIndex={-1} style={{ outline: 'none' }}>
        {((job.state === 'judging' && !isAgain) || job.state === 'writing') && <JobProgress job={job} />}
        {job.state === 'failed' && <JobFailed job={job} retry={actions.retry} />}
        {job.state === 'cancelled' && <JobCancelled year={job.year} />}
        {((job.state === 'judging' && !isAgain) || (isJudged && at === 'recognise')) && (
          <Recognise
            job={job}
            layouts={layouts}
            mapping={mapping}
            onMap={mapFile}
            onMapped={(isSaved) => moveTo(isSaved ? { step: null, map: null } : { step: 'recognise', map: nothing })}
            onNext={() => moveTo({ step: 'preview', map: null })}
          />
        )}
        {((isJudged && at === 'preview') || isAgain) && <Preview job={job} actions={actions} thisYear={thisYear} onMap={mapFile} />}
        {job.state === 'written' && <JobReport job={job} />}
      </Stack>
    </Stack>
  )
}
