import { Group, Paper, Progress, Stack, Text, UnstyledButton } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { completeness } from '#lib/evidence-package/rules.ts'
import type { Gaps, Meter } from '#lib/evidence-package/schema.ts'
import classes from './meters.module.css'

type Props = { gaps: Gaps; chosen: string | null; onChoose: (code: string | null) => void }

/** How complete the proof is, in all and of each indicator; one of them narrows the lists below. */
export function Meters({ gaps, chosen, onChoose }: Props) {
  const t = useTranslations('package')
  const whole = completeness(gaps)
  return (
    <Paper withBorder p="md" component="section" aria-label={t('completeness')}>
      <Stack gap="sm">
        <div>
          <Group gap="xs" align="baseline">
            <Text fz={28} fw={700} lh={1.2} className="figures">
              {whole === null ? '—' : `${whole}%`}
            </Text>
            <Text fz="sm" role="status">
              {t('whole', { required: gaps.required, have: gaps.have, paper: gaps.paper, missing: gaps.required - gaps.have })}
            </Text>
          </Group>
          <Bar meter={gaps} name={t('completeness')} />
        </div>
        <div className={classes.grid}>
          {gaps.indicators.map((meter) => (
            <UnstyledButton
              key={meter.code}
              className={classes.meter}
              aria-pressed={chosen === meter.code}
              onClick={() => onChoose(chosen === meter.code ? null : meter.code)}
            >
              <Group justify="space-between" wrap="nowrap" gap="xs">
                <Text fz="sm" lineClamp={1}>
                  {meter.code} {meter.name}
                </Text>
                <Text fz="sm" fw={600} className="figures" style={{ whiteSpace: 'nowrap' }}>
                  {meter.required === 0 ? t('noneRequired') : `${meter.have}/${meter.required}`}
                </Text>
              </Group>
              <Bar meter={meter} name={meter.name} />
            </UnstyledButton>
          ))}
        </div>
      </Stack>
    </Paper>
  )
}

/** Filed files, those only on paper, and the rest: told apart by more than their colours, since the numbers stand beside. */
function Bar({ meter: { required, have, paper }, name }: { meter: Pick<Meter, 'required' | 'have' | 'paper'>; name: string }) {
  const t = useTranslations('package')
  if (required === 0) return null
  const share = (files: number) => (files / required) * 100
  return (
    <Progress.Root size="sm" mt={4} role="img" aria-label={t('bar', { name, required, have, paper })}>
      <Progress.Section value={share(have - paper)} color="teal" withAria={false} />
      <Progress.Section value={share(paper)} color="blue" striped withAria={false} />
    </Progress.Root>
  )
}
