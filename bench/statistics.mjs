/** Value at a share of the sorted sample: 0.5 is the median. */
export const quantile = (sample, share) => {
  const sorted = [...sample].sort((left, right) => left - right)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
}

/** `0.88 ms (p99 4.32, least 0.76)` */
export const spread = (sample, digits = 2) => {
  const [middle, high, low] = [0.5, 0.99, 0].map((share) => quantile(sample, share).toFixed(digits))
  return `${middle} ms (p99 ${high}, least ${low})`
}
