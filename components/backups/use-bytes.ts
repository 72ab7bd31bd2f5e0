import { useFormatter } from 'next-intl'

/** Bytes as people say them: `3.2 MB`. */
export function useBytes(): (bytes: number) => string {
  const format = useFormatter()
  return (bytes) => {
    const [size, unit] = bytes < 1024 ** 2 ? [1024, 'KB'] : bytes < 1024 ** 3 ? [1024 ** 2, 'MB'] : [1024 ** 3, 'GB']
    return `${format.number(bytes / Number(size), { maximumFractionDigits: 1 })} ${unit}`
  }
}
