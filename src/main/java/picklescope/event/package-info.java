/**
 * Datagrams, and the network events that they are: what Vizard's callback would see.
 *
 * <p>Source of the names: WorldViz Vizard 7, Reference, Networking basics ({@code
 * viz.NetworkEvent}, {@code viz.RawNetworkEvent}). Everything here is immutable; any thread may use
 * it.
 *
 * <p>May import: {@code picklescope.python}, {@code picklescope.pickle}. No parameter, field or
 * result is {@code null}.
 */
package picklescope.event;
