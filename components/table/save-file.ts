/** Hands a file to the browser's downloads, named after what it is and the day (`活动台账-20260312.xlsx`). */
export function saveFile(file: Blob, title: string, ending: string): void {
  const day = new Date().toISOString().slice(0, 10).replaceAll('-', '')
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = `${title.replace(/[\\/:*?"<>|]/g, '-')}-${day}.${ending}`
  link.click()
  // a browser reads the address after the click has returned
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
