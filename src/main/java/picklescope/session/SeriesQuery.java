package picklescope.session;

import picklescope.filter.EventExpression;
import picklescope.filter.Filter;

/**
 * What is asked of the messages for a series.
 *
 * @param expression its value in a message
 * @param where chooses its messages, of those that are looked at
 */
public record SeriesQuery(EventExpression expression, Filter where) {}
