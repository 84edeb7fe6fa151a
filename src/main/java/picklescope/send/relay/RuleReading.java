package picklescope.send.relay;

import java.util.function.Function;
import picklescope.event.Datagram;
import picklescope.event.DatagramHeader;
import picklescope.event.Envelope;
import picklescope.filter.Subject;

/**
 * How the messages of a relay are decoded for its rules and faults. A sender's name is its address
 * as long as it is not known: a relay does not wait for the name service.
 *
 * @param subject returns a datagram for filters, which is decoded only if they need that
 * @param envelope returns the envelope with which a datagram is decoded
 */
public record RuleReading(
    Function<Datagram, Subject> subject, Function<DatagramHeader, Envelope> envelope) {}
