/**
 * Captures: the live journal, opened files and streams of capture programs, with IP fragments put
 * together.
 *
 * <p>All are a {@link picklescope.capture.Capture}: datagrams with numbers from 1, of which the
 * oldest may be deleted and new ones may be coming. This prints the calls of a file of Picklescope,
 * Wireshark or tcpdump:
 *
 * {@snippet :
 * try (var file = CaptureFile.open(Path.of("lab.pcapng"))) {
 *   file.awaitIndexed();
 *   for (long number = file.first(); number <= file.last(); number++) {
 *     var datagram = file.get(number);
 *     if (Envelope.auto().decode(datagram, "") instanceof NetworkEvent call) {
 *       System.out.println(datagram.time() + " " + call.data());
 *     }
 *   }
 * }
 * }
 *
 * <p>May import: {@code picklescope.event} and below, {@code picklescope.file}, {@code
 * picklescope.thread}.
 */
package picklescope.capture;
