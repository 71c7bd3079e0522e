/** Sizes of files as people read them. */

const units = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const

/** A number of bytes in the unit that leaves one to three digits before the point: `640 bytes`, `1.5 MB`. */
export function bytesText(bytes: number): string {
  let [value, unit] = [bytes, 0]
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000
    unit++
  }
  return `${unit === 0 || value >= 10 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`
}
