/**
 * Tables of messages: columns found by looking at all messages, and batches of their rows.
 *
 * <p>May import: {@code picklescope.export} and below.
 */
package picklescope.export.table;
