package picklescope.session;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import picklescope.capture.CaptureFile;
import picklescope.capture.CaptureSummary;
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

  /** Returns the losses of a file, but for what was dropped where it was recorded. */
  static List<Loss> of(String host, String name, CaptureFile file) {
    CaptureSummary summary = file.summary();
    var losses = new CaptureLosses(host, name);
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

  /**
   * Returns what a lab and the reading of a host report, but for what is noted at its datagrams.
   */
  static List<Loss> of(LabCopy.Copied copied) {
    var losses = new CaptureLosses(copied.read().host().text(), copied.lab());
    long noted = copied.noted();
    for (var loss : copied.read().lost()) {
      long known = loss.isNoted() ? Math.min(noted, loss.count()) : 0;
      noted -= known;
      losses.add(loss.kind(), loss.count() - known, loss.what());
    }
    return losses.losses;
  }

  /**
   * Returns the losses of the live capture since the program was started, but for what the capture
   * knows itself.
   */
  static List<Loss> of(String host, String name, Session session) {
    var losses = new CaptureLosses(host, name);
    var state = session.recorder().state();
    losses.add("journal", state.lost(), "memory was full while nothing could be written");
    losses.add("packets", session.ports().removed().cut(), "removed ports: received only in part");
    for (UdpPort port : session.ports().list()) {
      var counters = port.counters();
      String at = "port %s: ".formatted(port.number());
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
