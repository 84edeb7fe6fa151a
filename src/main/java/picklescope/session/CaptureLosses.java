package picklescope.session;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import picklescope.capture.CaptureFile;
import picklescope.capture.CaptureSummary;
import picklescope.capture.JournalState;
import picklescope.export.table.Loss;
import picklescope.net.UdpPort;

/** What is known to be missing in captures, for exports. */
final class CaptureLosses {
  private final String host;
  private final String capture;
  private final List<Loss> losses = new ArrayList<>();

  private CaptureLosses(String host, String capture) {
    this.host = host;
    this.capture = capture;
  }

  /** Returns the losses of a file, but for what it notes at its datagrams. */
  static List<Loss> of(String host, String name, CaptureFile file) {
    CaptureSummary summary = file.summary();
    var losses = new CaptureLosses(host, name);
    long noted =
        summary.dropped() == 0
            ? 0
            : LongStream.rangeClosed(1, file.last()).map(n -> file.notes(n).dropped()).sum();
    losses.add("recording", summary.dropped() - noted, "not recorded; when is not known");
    losses.add(
        "recording",
        summary.droppedPackets(),
        "packets of any kind, dropped by the program that recorded or by the system; when is not"
            + " known");
    summary
        .packets()
        .forEach((kind, count) -> {
          switch (kind) {
            case FRAGMENT, CUT, MALFORMED, UNKNOWN_LINK ->
                losses.add("packets", count, kind.text());
            case UDP, NOT_UDP, NOT_IP -> {}
          }
        });
    summary.problems().forEach(problem -> losses.add("file", 0, problem));
    return losses.losses;
  }

  /** Returns what a lab and the reading of a host report. */
  static List<Loss> of(String capture, LabCounts read) {
    var losses = new CaptureLosses(read.host().text(), capture);
    read.lost().forEach(loss -> losses.add(loss.kind(), loss.count(), loss.what()));
    return losses.losses;
  }

  /** Returns the losses of the live capture since the program was started. */
  static List<Loss> of(String host, String capture, JournalState state, List<UdpPort> ports) {
    var losses = new CaptureLosses(host, capture);
    losses.add("journal", state.lost(), "memory was full while nothing could be written");
    losses.add("journal", state.refused(), "memory was full while the disk was slow");
    for (UdpPort port : ports) {
      var counters = port.counters();
      String at = "port %s: ".formatted(port.number());
      losses.add(
          "system",
          counters.droppedBySystem().orElse(0),
          at + "the system dropped them, its receive buffer was full");
      losses.add("program", counters.droppedByUs(), at + "received, but could not be stored");
      losses.add("packets", counters.cut(), at + "received only in part");
    }
    return losses.losses;
  }

  private void add(String kind, long count, String text) {
    if (count > 0 || kind.equals("file")) {
      losses.add(
          new Loss(host, capture, OptionalLong.empty(), OptionalLong.empty(), count, kind, text));
    }
  }
}
