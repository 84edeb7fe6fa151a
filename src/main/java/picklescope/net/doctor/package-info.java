/**
 * Why nothing is heard at a port: what the system tells about the port, its users, addresses,
 * firewall, buffers and groups, as findings with what to do. It changes nothing on the computer,
 * and sends only to addresses of this computer unless a host is named.
 *
 * <p>The checks read files and run programs of the system, so they take seconds; none is for the
 * thread of a window. Records are immutable, for any thread.
 *
 * <p>May import: {@code picklescope.net} and below, {@code picklescope.system}.
 */
package picklescope.net.doctor;
