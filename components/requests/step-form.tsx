'use client'
import { Alert, Button, Group, Modal, SegmentedControl, Select, Stack, Text, Textarea } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { organisationReference } from '#components/organisations/organisation-reference.ts'
import { DatesFrame } from '#components/ui/dates-frame.tsx'
import { DayField } from '#components/ui/fields/day-field.tsx'
import { ReferenceField } from '#components/ui/fields/reference-field.tsx'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { api } from '#lib/api.ts'
import { isDay } from '#lib/day.ts'
import { freeBy } from '#lib/requests/rules.ts'
import type { RequestLife, TakenStep } from '#lib/requests/schema.ts'
import type { Request } from './request-fields.tsx'
import { useStep } from './use-step.ts'
import { useTimeLeft } from './use-time-left.ts'

type Props = { row: Request; life: RequestLife; step: TakenStep; onClose: () => void }
type Form = ReturnType<typeof useStep>
/** Steps whose words the resident reads behind the receipt's link. */
const seen: readonly TakenStep[] = ['close', 'decline', 'withdraw']

/** Takes one step. What is missing is said before anything is sent; what was typed stays when somebody else was quicker. */
export function StepForm({ row, life, step, onClose }: Props) {
  const t = useTranslations()
  const isPhone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  const form = useStep(row, life, step, onClose)
  const { said, needs, missing } = form
  const required = t('records.refused.required')
  return (
    <Modal opened onClose={onClose} title={t(`enums.requestStep.${step}`)} fullScreen={isPhone} centered>
      <DatesFrame>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            form.send()
          }}
        >
          <Stack>
            {(form.isWaiting || form.hasCaughtUp) && (
              <Alert color="orange" variant="light" role="alert">
                {t('requests.life.changed')}
              </Alert>
            )}
            {form.refusal && (
              <Alert color="orange" variant="light" role="alert">
                {t('errors.REQUEST_STEP_REFUSED', { reason: form.refusal })}
              </Alert>
            )}
            {form.error && <ProblemNotice error={form.error} />}
            {step === 'accept' && row.organisationId === null && <Whose form={form} typedAs={row.organisationName ?? ''} />}
            {needs.includes('team') && <TeamPick form={form} />}
            <DayField
              label={t('requests.life.doneOn')}
              description={undefined}
              required
              disabled={false}
              error={form.isDayMissing ? t('records.refused.day') : undefined}
              value={said.doneOn}
              onChange={(doneOn) => form.set({ doneOn })}
              onBlur={() => undefined}
              data-field="doneOn"
              clearable={false}
            />
            {(needs.includes('promise') || needs.includes('later_promise')) && <Promised form={form} step={step} />}
            {needs.includes('score') && <Score form={form} />}
            <Textarea
              label={t(`requests.life.notes.${step}`)}
              description={seen.includes(step) ? t('requests.life.seen') : undefined}
              autosize
              minRows={2}
              maxRows={10}
              maxLength={5000}
              required={needs.includes('note')}
              error={missing === 'note' ? required : undefined}
              value={form.note}
              onChange={(typing) => form.set({ note: typing.currentTarget.value })}
              data-autofocus={needs.includes('note') || undefined}
            />
            <Group justify="flex-end">
              <Button variant="default" size={isPhone ? 'md' : 'sm'} onClick={onClose}>
                {t('common.cancel')}
              </Button>
              <Button type="submit" size={isPhone ? 'md' : 'sm'} loading={form.isBusy} disabled={form.refusal !== null || form.isWaiting}>
                {t('requests.life.confirm')}
              </Button>
            </Group>
          </Stack>
        </form>
      </DatesFrame>
    </Modal>
  )
}

/** Whose request it is, where the register has nobody of the name that was typed. */
function Whose({ form, typedAs }: { form: Form; typedAs: string }) {
  const t = useTranslations()
  return (
    <ReferenceField
      to={organisationReference}
      label={t('requests.life.organisation')}
      description={t('requests.life.askedAs', { name: typedAs })}
      required
      disabled={false}
      clearable
      error={form.missing === 'organisation' ? t('records.refused.choose') : undefined}
      value={form.said.organisationId ?? ''}
      onChange={(organisationId) => form.set({ organisationId: String(organisationId) })}
      onBlur={() => undefined}
      onName={() => undefined}
      data-field="organisationId"
    />
  )
}

function TeamPick({ form }: { form: Form }) {
  const t = useTranslations()
  const { data } = useQuery(
    api.serviceTeams.list.queryOptions({
      input: { size: 200, filters: { isInUse: { is: ['true'] } }, sort: [{ by: 'name', descending: false }] },
    }),
  )
  const teams = data?.rows ?? []
  if (data && teams.length === 0) return <Alert color="orange">{t('requests.life.noTeams')}</Alert>
  return (
    <Select
      label={t('requests.life.team')}
      required
      data={teams.map(({ id, name, members }) => ({
        value: id,
        label: members.length > 0 ? `${name}（${members.map((member) => member.name).join('、')}）` : name,
      }))}
      error={form.missing === 'team' ? t('records.refused.choose') : undefined}
      value={form.said.teamId}
      onChange={(teamId) => form.set({ teamId })}
      allowDeselect={false}
    />
  )
}

/** The day promised, as the category has it; a free day is warned about. */
function Promised({ form, step }: { form: Form; step: TakenStep }) {
  const t = useTranslations()
  const { calendar } = useTimeLeft()
  const { promisedOn } = form.said
  const isFree = calendar !== undefined && promisedOn !== null && isDay(promisedOn) && freeBy(calendar)(promisedOn)
  const unknown = step === 'accept' ? (form.proposed?.unknownYears ?? []) : []
  return (
    <div>
      <DayField
        label={t(step === 'extend' ? 'requests.life.newPromisedOn' : 'requests.life.promisedOn')}
        description={undefined}
        required
        disabled={false}
        error={form.missing === 'promise' ? t('records.refused.day') : undefined}
        value={promisedOn ?? ''}
        onChange={(day) => form.set({ promisedOn: day })}
        onBlur={() => undefined}
        data-field="promisedOn"
        clearable={false}
      />
      {isFree && (
        <Text fz="sm" mt={4} role="status" c="var(--mantine-color-error)">
          {t('requests.life.freeDay')}
        </Text>
      )}
      {unknown.length > 0 && (
        <Text fz="sm" mt={4} role="status">
          {t('requests.request.promiseUnknown', { years: unknown.join('、') })}
        </Text>
      )}
    </div>
  )
}

function Score({ form }: { form: Form }) {
  const t = useTranslations('requests.life')
  const texts = useTranslations('records.refused')
  const { score } = form.said
  return (
    <div>
      <Text fz="sm" fw={500} id="score-label">
        {t('score')}
      </Text>
      <SegmentedControl
        fullWidth
        size="md"
        aria-labelledby="score-label"
        value={String(score ?? '')}
        onChange={(chosen) => form.set({ score: Number(chosen) })}
        data={['1', '2', '3', '4', '5'].map((value) => ({ value, label: value }))}
      />
      {score && <Text fz="sm">{t(`scores.${score}`)}</Text>}
      {form.missing === 'score' && (
        <Text fz="sm" c="var(--mantine-color-error)" role="alert">
          {texts('choose')}
        </Text>
      )}
    </div>
  )
}
