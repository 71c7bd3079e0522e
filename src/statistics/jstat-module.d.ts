/** jstat ships no types: each place that uses it states the type of the part it needs. */
declare module 'jstat' {
  const jstat: unknown
  export default jstat
}
