/**
 * Captures: the live journal and opened files.
 *
 * <p>May import: {@code picklescope.event} and below, {@code picklescope.file}, {@code
 * picklescope.thread}. No parameter, field or result is {@code null}.
 */
package picklescope.capture;
