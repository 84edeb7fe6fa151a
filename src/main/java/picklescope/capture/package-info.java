/**
 * Captures: the live journal, opened files and streams of capture programs, with IP fragments put
 * together.
 *
 * <p>May import: {@code picklescope.event} and below, {@code picklescope.file}, {@code
 * picklescope.thread}.
 */
package picklescope.capture;
