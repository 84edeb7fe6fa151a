/**
 * Sending: messages with values that change, repeats, responders and replays.
 *
 * <p>Nothing is sent until a job is started by a call. A job runs on its own thread, which has the
 * name of what it does; its status can be read by any thread.
 *
 * <p>May import: {@code picklescope.net}, {@code picklescope.capture}, {@code picklescope.filter}
 * and below, {@code picklescope.thread}, {@code picklescope.file}.
 */
package picklescope.send;
