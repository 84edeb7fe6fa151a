/**
 * Datagrams, and the network events to which they are decoded, as Vizard's callback would see them.
 *
 * <p>An {@link picklescope.event.Envelope} decodes a {@link picklescope.event.Datagram} to an
 * {@link picklescope.event.Event}. Each datagram gives one: what is not a pickled call is a {@link
 * picklescope.event.RawNetworkEvent} with the reason.
 *
 * {@snippet :
 * static String describe(Datagram datagram) {
 *   return switch (Envelope.auto().decode(datagram, "lab-2")) {
 *     case NetworkEvent call -> call.sender() + " sent " + call.data() + call.attributes();
 *     case RawNetworkEvent raw -> raw.sender() + " sent bytes: " + raw.reason();
 *   };
 * }
 * }
 *
 * <p>Source of the names: WorldViz Vizard 7, Reference, Networking basics ({@code
 * viz.NetworkEvent}, {@code viz.RawNetworkEvent}). All classes are immutable.
 *
 * <p>May import: {@code picklescope.python} and its packages, {@code picklescope.pickle}, {@code
 * picklescope.format}.
 */
package picklescope.event;
