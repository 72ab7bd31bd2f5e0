'use client'
import { Alert } from '@mantine/core'
import { useTranslations } from 'next-intl'

type Props = { startsOn: string; endsOn: string; signedOn: string; settlementBasis: string }

/** What is said of a contract while it is being typed: days that contradict each other, a basis that is missing. */
export function ContractNotice({ startsOn, endsOn, signedOn, settlementBasis }: Props) {
  const t = useTranslations('contracts.contract.notice')
  const said = [
    startsOn && endsOn && endsOn < startsOn && t('order', { start: startsOn, end: endsOn }),
    startsOn && signedOn > startsOn && t('late', { start: startsOn }),
    settlementBasis.trim() === '' && t('basis'),
  ].filter(Boolean)
  if (said.length === 0) return null
  return (
    <Alert color="orange" variant="light" role="status">
      {said.map((text) => (
        <div key={String(text)}>{text}</div>
      ))}
    </Alert>
  )
}
