import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

const path = 'word/styles.xml'
const styles = /<w:style [^>]*w:styleId="([^"]*)".*?<\/w:style>/gs
const own = /^(OffGrid|Report\w+|TableCaption|TableText|AnnexText|ChartCaption)$/

/**
 * A template with the report's styles, taken from a template of the house where it has none of that name. Its own stay as they are: that is how an
 * office changes how body, tables and captions look.
 */
export function withStyles(template: Uint8Array, house: Uint8Array): Uint8Array {
  const known = stylesOf(template)
  const missing = [...stylesOf(house).matchAll(styles)].filter(([, id = '']) => own.test(id) && !known.includes(`w:styleId="${id}"`))
  if (missing.length === 0 || known === '') return template
  // Chinese editions of Word call the style that all others stand on "a"
  const normal = /<w:style (?=[^>]*w:default="1")(?=[^>]*w:type="paragraph")[^>]*w:styleId="([^"]*)"/.exec(known)?.[1] ?? 'Normal'
  const added = missing.map(([xml]) => xml.replace('<w:basedOn w:val="Normal"/>', `<w:basedOn w:val="${normal}"/>`)).join('')
  const files = unzipSync(template)
  files[path] = strToU8(known.replace('</w:styles>', `${added}</w:styles>`))
  return zipSync(files)
}

function stylesOf(docx: Uint8Array): string {
  const found = unzipSync(docx, { filter: ({ name }) => name === path })[path]
  return found ? strFromU8(found) : ''
}
