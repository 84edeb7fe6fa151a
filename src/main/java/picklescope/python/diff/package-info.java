/**
 * What is different between two values: {@link picklescope.python.diff.Differences}, place by
 * place, within a budget.
 *
 * <p>May import: {@code picklescope.python}, {@code picklescope.python.objects}. No parameter,
 * field or result is {@code null}.
 */
package picklescope.python.diff;
