package picklescope.net;

import java.util.OptionalLong;

/**
 * The counters of a relay since it was opened. A message counts once for each target it is sent to.
 *
 * @param received messages received from senders
 * @param answers messages received from targets
 * @param sent messages sent to targets
 * @param sentBack answers sent to senders
 * @param withheld messages and answers that a {@link RelayPolicy} did not pass on
 * @param notSent messages and answers that the system did not take, or that did not fit among those
 *     that wait for their time, and messages of too many new senders
 * @param refused refusals by targets: no program listens there
 * @param notStored messages and answers that the capture could not keep; they are passed on
 * @param droppedBySystem messages that the system dropped because the receive buffer was full;
 *     empty if it does not report it
 * @param senders senders that have sockets now
 * @param displaced how often a sender's sockets were closed because there were too many senders
 * @param early messages and answers that waited for their time when the relay ended, and were
 *     passed on then
 */
public record RelayCounters(
    long received,
    long answers,
    long sent,
    long sentBack,
    long withheld,
    long notSent,
    long refused,
    long notStored,
    OptionalLong droppedBySystem,
    int senders,
    long displaced,
    long early) {}
