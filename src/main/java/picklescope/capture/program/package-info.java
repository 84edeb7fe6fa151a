/**
 * Wireshark's dumpcap and tcpdump, which capture what other programs send and receive: found, asked
 * for the interfaces, and run as child processes without a shell.
 *
 * <p>May import: {@code picklescope.python.text}, {@code picklescope.system}.
 */
package picklescope.capture.program;
