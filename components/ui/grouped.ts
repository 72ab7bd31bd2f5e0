/** A decimal text with thousands separators: `"1448750.00"` → `"1,448,750.00"`. */
export function grouped(value: string): string {
  const [whole = '', part] = value.split('.')
  return whole.replace(/\B(?=(\d{3})+$)/g, ',') + (part === undefined ? '' : `.${part}`)
}

/** Yuan with two decimals and thousands separators: `"3200"` → `"3,200.00"`. */
export function groupedYuan(value: string): string {
  const [whole = '', part = ''] = value.split('.')
  return grouped(`${whole}.${part.padEnd(2, '0')}`)
}
