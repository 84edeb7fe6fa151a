/**
 * What is shown of streams: a table with a row for each, and a tree of senders with their streams.
 *
 * <p>May import: {@code picklescope.session} and below, {@code picklescope.view.text}.
 */
package picklescope.view.stream;
