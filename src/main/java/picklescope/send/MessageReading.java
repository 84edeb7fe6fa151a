package picklescope.send;

import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import picklescope.event.Datagram;
import picklescope.event.Event;

/**
 * How messages to be answered are read.
 *
 * @param decode makes an event of a datagram
 * @param named the address whose name is the sender's; empty if the datagram itself names it
 * @param settled whether no other name of an address is to be expected
 */
public record MessageReading(
    Function<Datagram, Event> decode,
    Function<Datagram, Optional<InetAddress>> named,
    Predicate<InetAddress> settled) {}
