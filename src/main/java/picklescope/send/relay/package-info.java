/**
 * What a relay does to the messages that it passes on: faults on purpose.
 *
 * <p>May import: {@code picklescope.net}, {@code picklescope.event}.
 */
package picklescope.send.relay;
