/** Pictures in office files: the panels of a chart at the size that fits. */
import { textSize } from '../../charts/kit/theme.ts'
import type { StoredChart } from '../briefing.ts'

/** A width and a height in whatever unit. */
export interface Size {
  readonly width: number
  readonly height: number
}

/** Width and height of a chart’s panels in CSS pixels, as its picture has them. */
export function sizeOf({ svg }: Pick<StoredChart, 'svg'>): Size {
  const [, width, height] = /^<svg[^>]* width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? []
  return { width: Number(width), height: Number(height) }
}

/** How many times its size in CSS pixels a chart may be within a frame. */
export function scaleIn(chart: Pick<StoredChart, 'svg'>, frame: Size): number {
  const { width, height } = sizeOf(chart)
  return Math.min(frame.width / width, frame.height / height)
}

/** The largest size of a chart within a frame, in the frame’s unit. */
export function within(chart: Pick<StoredChart, 'svg'>, frame: Size): Size {
  const { width, height } = sizeOf(chart)
  const scale = scaleIn(chart, frame)
  return { width: width * scale, height: height * scale }
}

/** Points below which the smallest text of a chart is not read. */
const leastText = 6.5

/** Whether a chart can be read at so many points to a CSS pixel. */
export const isLegibleAt = (pointsToPixel: number): boolean => pointsToPixel * textSize.caption >= leastText
