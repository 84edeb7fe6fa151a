/**
 * What is sent, where to and when: messages with values that move, repeats, responders and replays.
 *
 * <p>Nothing here sends by itself: each job begins with a call. A job runs on a thread of its own,
 * named after what it does; what it has done can be asked by any thread.
 *
 * <p>May import: {@code picklescope.net}, {@code picklescope.capture}, {@code picklescope.filter}
 * and below, {@code picklescope.thread}. No parameter, field or result is {@code null}.
 */
package picklescope.send;
