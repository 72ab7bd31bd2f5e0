import { useTranslations } from 'next-intl'

/** How the vouchers of a payment stand, in words: all there, or which are lacking. */
export function useVouchers(): (lacks: readonly string[]) => string {
  const t = useTranslations('spending.ledger')
  const kinds = useTranslations('enums.evidence')
  return (lacks) => (lacks.length === 0 ? t('complete') : t('lacks', { kinds: lacks.map((kind) => kinds(kind)).join(t('and')) }))
}
