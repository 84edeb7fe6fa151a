/**
 * Vizard's networking as an API: send calls and raw bytes to a {@link picklescope.net.Network},
 * listen on {@link picklescope.net.Ports}, pass on by a {@link picklescope.net.Relay}.
 *
 * <p>This listens on a port, sends a call and raw bytes to it, and prints what arrives:
 *
 * {@snippet :
 * NetworkListener listener = event -> System.out.println(EventJson.of(event));
 * try (var ports = Ports.listening(listener, 4950);
 *     var network = Network.to("localhost", 4950)) {
 *   network.send(Call.of(5, "hello", List.of(1, 2, 3)).with("foo", 78));
 *   network.sendRaw(new byte[] {1, 2, 3});
 *   System.in.read();
 * }
 * }
 *
 * <p>A message is one datagram, so it arrives as a whole, or not at all; it may arrive twice, and
 * after later ones. Errors that a user can mend are a {@link picklescope.net.NetworkException},
 * whose message states what to do.
 *
 * <p>Source of the behaviour: WorldViz Vizard 7, Reference, Networking basics. UDP port 4950 is the
 * default; ports are added and removed while running.
 *
 * <p>May import: {@code picklescope.event} and below, {@code picklescope.thread}, {@code
 * picklescope.linux}.
 */
package picklescope.net;
