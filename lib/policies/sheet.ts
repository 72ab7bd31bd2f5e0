import { firstOfYear, yearOf } from '#lib/day.ts'
import { text, yesNo } from '#lib/sheets/cells.ts'
import { day } from '#lib/sheets/days.ts'
import { present } from '#lib/sheets/fields.ts'
import { defineLayout, expected, optional, required } from '#lib/sheets/layout.ts'
import { isDocumentNumber, tidyDocumentNumber, tidyName } from './rules.ts'

const columns = {
  name: required(text(), '制度名称', '名称', '文件名称', '制度', '规章制度'),
  required: optional(yesNo, '是否应有', '应有', '是否必备', '是否需要', '必备'),
  issuedOn: expected(day({ happened: true }), '印发日期', '印发时间', '发布日期', '颁布日期', '发文日期', '生效日期', '施行日期'),
  repealedOn: optional(day({ happened: true }), '废止日期', '失效日期', '废止时间'),
  documentNumber: optional(text(), '文号', '发文字号', '文件号', '文件编号'),
}

/** 制度清单. A rule is required from the first day of the year whose list first names it. */
export const policies = defineLayout({
  name: 'policies',
  after: [],
  columns,
  hints: ['制度'],
  label: 'name',
  targets: [
    {
      table: 'policies',
      key: () => ['name'],
      keeps: ['document_number'],
      once: ['required_from'],
      draft: (row, { year }) => {
        const { name, required: isRequired, issuedOn, repealedOn, documentNumber } = row.values
        if (repealedOn && !issuedOn) row.refuse('issuedOn', 'cell_empty')
        if (repealedOn && issuedOn && repealedOn < issuedOn) row.refuse('repealedOn', 'ends_before_start', { start: issuedOn })
        if (issuedOn && issuedOn > `${year}-12-31`) row.warn('issuedOn', 'counts_in_year', { year: yearOf(issuedOn) })
        const rest = present(row, { issued_on: 'issuedOn', repealed_on: 'repealedOn', document_number: 'documentNumber' })
        const number = documentNumber && tidyDocumentNumber(documentNumber)
        if (number && !isDocumentNumber(number)) row.warn('documentNumber', 'document_number_form', { value: documentNumber })
        return {
          ...{ name: name && tidyName(name), required: isRequired ?? true, required_from: firstOfYear(year), ...rest },
          ...(number && { document_number: number }),
        }
      },
    },
  ],
})
