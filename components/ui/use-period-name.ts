import { useTranslations } from 'next-intl'
import { type NamedPeriod, periodWords } from '#lib/period.ts'

/** What a period is called: 2023年, 2023年第2季度, 2023年5月. */
export function usePeriodName(): (period: NamedPeriod) => string {
  const t = useTranslations('period.names')
  return (period) => {
    const { key, params } = periodWords(period)
    return t(key, params)
  }
}
