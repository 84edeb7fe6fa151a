/**
 * Captures: the live journal and opened files.
 *
 * <p>May import: {@code picklescope.event} and below, {@code picklescope.file}, {@code
 * picklescope.thread}.
 */
package picklescope.capture;
