/** pptxgenjs as it is imported: its types are written for `require`, where the class would be a level deeper. */
import library from 'pptxgenjs'

/** A file of slides that is being made. */
export type SlidesFile = library.default

/** A slide of it. */
export type Slide = library.default.Slide

/** Makers of such files. */
export const SlidesFile = library as unknown as typeof library.default
