/** Colours of the grades of an assessment. */
export const gradeTones = { excellent: 'teal', good: 'green', fair: 'yellow', poor: 'red' }
