/**
 * Datagrams, and the network events to which they are decoded, as Vizard's callback would see them.
 *
 * <p>Source of the names: WorldViz Vizard 7, Reference, Networking basics ({@code
 * viz.NetworkEvent}, {@code viz.RawNetworkEvent}). All classes are immutable.
 *
 * <p>May import: {@code picklescope.python}, {@code picklescope.pickle}, {@code
 * picklescope.format}.
 */
package picklescope.event;
