/**
 * What a dashboard wants to know about calls. Labels are endpoints and outcomes, never ids.
 *
 * @since 0.1.0
 */
import * as Duration from "effect/Duration"
import * as Metric from "effect/Metric"
import * as MetricBoundaries from "effect/MetricBoundaries"

/**
 * How long calls take, retries and reading what became of them included, in milliseconds. Labels: `endpoint`
 * (`payments.confirm`), `outcome` (`Success`, `NotApplied`, `Unknown`, `Interrupted`). Alert on `Unknown`: each
 * of them is money that nobody knows about.
 *
 * @example
 * ```ts
 * import * as TossMetrics from "effect-tosspayments/TossMetrics"
 * import * as Effect from "effect/Effect"
 * import * as Metric from "effect/Metric"
 *
 * const inDoubt = TossMetrics.callDuration.pipe(
 *   Metric.tagged("endpoint", "payments.confirm"),
 *   Metric.tagged("outcome", "Unknown"),
 *   Metric.value,
 *   Effect.map((histogram) => histogram.count)
 * )
 * ```
 *
 * @since 0.1.0
 * @category metrics
 */
export const callDuration: Metric.Metric.Histogram<Duration.Duration> = /*#__PURE__*/ Metric.histogram(
  "tosspayments_call_duration_milliseconds",
  /*#__PURE__*/ MetricBoundaries.fromIterable([50, 100, 250, 500, 1000, 2500, 5000, 10_000, 30_000, 60_000]),
  "Duration of calls to TossPayments, retries and reading what became of them included"
).pipe(/*#__PURE__*/ Metric.mapInput((duration: Duration.Duration) => Duration.toMillis(duration)))

/**
 * How many attempts were repeated. Label: `endpoint`.
 *
 * @since 0.1.0
 * @category metrics
 */
export const retries: Metric.Metric.Counter<number> = /*#__PURE__*/ Metric.counter(
  "tosspayments_retries_total",
  {
    description: "Attempts that were sent again",
    incremental: true
  }
)
