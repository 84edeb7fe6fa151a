/**
 * Vizard's networking as an API: send calls and raw bytes to a {@link picklescope.net.Network},
 * listen on {@link picklescope.net.Ports}, pass on by a {@link picklescope.net.Relay}.
 *
 * <p>Source of the behaviour: WorldViz Vizard 7, Reference, Networking basics. UDP port 4950 is the
 * default; ports are added and removed while running.
 *
 * <p>May import: {@code picklescope.event} and below, {@code picklescope.thread}, {@code
 * picklescope.linux}.
 */
package picklescope.net;
