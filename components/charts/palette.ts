/** Colours that people with any kind of colour blindness tell apart (after Okabe and Ito), each at least 3:1 against its ground; patterns tell them apart once more. */
const light = ['#0072b2', '#c04a00', '#00805e', '#a6498a', '#946300', '#2b83b8', '#5b5b00', '#5c636a']
const dark = ['#56b4e9', '#f0a03c', '#2ec492', '#e39bc4', '#f0e442', '#9db8ff', '#d9a066', '#c1c2c5']

/** Ground and words of a picture, as the page has them. */
export const grounds = {
  light: { paper: '#ffffff', words: '#212529', faint: '#5c636a' },
  dark: { paper: '#1a1b1e', words: '#e9ecef', faint: '#a6a7ab' },
}
export type Scheme = keyof typeof grounds

/** How ECharts draws on a light or a dark ground. */
export function themeOf(scheme: Scheme) {
  const { words, faint, paper } = grounds[scheme]
  const axis = {
    axisLine: { lineStyle: { color: faint } },
    axisTick: { lineStyle: { color: faint } },
    axisLabel: { color: words },
    splitLine: { lineStyle: { color: scheme === 'dark' ? '#373a40' : '#e3e6e9' } },
  }
  return {
    color: scheme === 'dark' ? dark : light,
    darkMode: scheme === 'dark',
    textStyle: { color: words },
    legend: { textStyle: { color: words }, pageTextStyle: { color: words }, pageIconColor: words, pageIconInactiveColor: faint },
    tooltip: { backgroundColor: paper, borderColor: faint, textStyle: { color: words } },
    categoryAxis: axis,
    valueAxis: axis,
    bar: { label: { color: words } },
  }
}
