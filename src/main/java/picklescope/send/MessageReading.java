package picklescope.send;

import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import picklescope.event.Datagram;
import picklescope.event.Event;

/**
 * How received datagrams are decoded for responders.
 *
 * @param decode decodes a datagram
 * @param named returns the address whose host name is the sender; empty if the datagram itself
 *     contains the sender
 * @param settled whether the look-up of an address has finished
 */
public record MessageReading(
    Function<Datagram, Event> decode,
    Function<Datagram, Optional<InetAddress>> named,
    Predicate<InetAddress> settled) {}
