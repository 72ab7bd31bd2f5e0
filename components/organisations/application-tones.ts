/** Colours of the states of an application. */
export const applicationTones = { new: 'blue', accepted: 'teal', declined: 'gray' }
