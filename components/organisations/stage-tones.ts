/** Colours of the stages of an organisation's life. */
export const stageTones = { applied: 'gray', visited: 'blue', admitted: 'cyan', resident: 'teal', left: 'gray', declined: 'red' }
