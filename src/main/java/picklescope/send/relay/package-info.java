/**
 * What a relay does to the messages that it passes on: rules of the user, then faults on purpose.
 *
 * <p>May import: {@code picklescope.send}, {@code picklescope.net}, {@code picklescope.filter},
 * {@code picklescope.event} and below, {@code picklescope.thread}.
 */
package picklescope.send.relay;
