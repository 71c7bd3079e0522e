/** How every chart looks: typeface, sizes and colours, after the Government Analysis Function’s guidance on charts. */
import type { Config } from 'vega-lite'

/** Width of a whole chart in CSS pixels, the size at which text sizes are judged. */
export const chartWidth = 900

/** Sizes of text in CSS pixels; none is below 14 at `chartWidth`. */
export const textSize = { title: 23, subtitle: 16, panel: 17, label: 15, caption: 14 } as const

/** The family has a digit, so the inner quotes are needed for renderers to find it. */
export const fontFamily = '"Source Sans 3", Arial, sans-serif'

/** Text and axes. Reads on white at more than 4.5:1. */
export const ink = '#0B0C0C'
export const mutedInk = '#505A5F'
export const background = '#FFFFFF'
const gridColour = '#DEE0E2'

/** Categorical palette of the Analysis Function, in its order; each contrasts at 3:1 or more with white. */
export const palette = ['#12436D', '#28A197', '#801650', '#F46A25', '#3D3D3D', '#A285D1'] as const

/** More colours for runs with more options than the palette has; each contrasts at 3:1 or more with white too. */
export const furtherColours = [
  '#4A8AC4',
  '#A87C33',
  '#7A4B27',
  '#D4351C',
  '#C2558F',
  '#6F6F00',
  '#0F7A52',
  '#6B7F8C',
  '#4C2C92',
  '#7D9140',
] as const

/** Opacity of the bands that hold 90% and 50% of replications; the second lies over the first. */
export const bandOpacity = { outer: 0.22, inner: 0.35 } as const

/** What every specification is configured with. */
export const themeConfig: Config = {
  font: fontFamily,
  background,
  view: { stroke: null },
  title: { color: ink, anchor: 'start', fontWeight: 'bold', fontSize: textSize.panel, offset: 12 },
  text: { color: ink, fontSize: textSize.label },
  axis: {
    labelColor: ink,
    labelFontSize: textSize.label,
    titleColor: ink,
    titleFontSize: textSize.label,
    titleFontWeight: 'normal',
    domainColor: mutedInk,
    tickColor: mutedInk,
    gridColor: gridColour,
    labelLimit: 400,
    titleLimit: 700,
  },
}

/** Contrast ratio of two sRGB colours written '#RRGGBB', from 1 to 21, as WCAG 2.2 defines it. */
export function contrastRatio(first: string, second: string): number {
  const [lighter, darker] = [luminance(first), luminance(second)].sort((a, b) => b - a) as [number, number]
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((from) => {
    const channel = Number.parseInt(colour.slice(from, from + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4)
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
