package picklescope.session;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import picklescope.capture.program.CaptureInterface;
import picklescope.capture.program.CaptureOptions;
import picklescope.capture.program.CapturePrograms;
import picklescope.event.Datagram;
import picklescope.net.doctor.OtherSources;

/**
 * The passive captures of a session, which record into its live capture. Their programs end with
 * the session. Thread-safe.
 */
public final class PassiveCaptures implements AutoCloseable {
  private final CapturePrograms programs;
  private final FollowedStream.Into into;
  private final Function<Datagram, Optional<String>> receiver;
  private final List<PassiveCapture> running = new ArrayList<>();
  private boolean closed;

  /**
   * Creates an empty set.
   *
   * @param receiver returns which other source of the session receives a datagram
   */
  PassiveCaptures(
      CapturePrograms programs,
      FollowedStream.Into into,
      Function<Datagram, Optional<String>> receiver) {
    this.programs = programs;
    this.into = into;
    this.receiver = receiver;
  }

  /**
   * Returns the interfaces that can be watched. Runs a program, so that it must not be called on
   * the JavaFX thread.
   *
   * @throws IOException if no program can be run; the message is for the user
   */
  public List<CaptureInterface> interfaces() throws IOException {
    return programs.find().interfaces();
  }

  /**
   * Opens a capture, and returns when it watches. The sources of its datagrams are the names of the
   * interfaces. Runs programs, so that it must not be called on the JavaFX thread.
   *
   * @throws IOException if there is no program, no permission or no such interface; the message is
   *     for the user and has the command that repairs it
   */
  public PassiveCapture open(CaptureOptions options) throws IOException {
    var capture = PassiveCapture.open(programs.find(), options, into, receiver);
    synchronized (this) {
      if (!closed) {
        running.add(capture);
        return capture;
      }
    }
    capture.close();
    throw new IOException("Picklescope is closing.");
  }

  /** Returns what {@link OtherSources#arrived} does, over all captures. */
  synchronized Map<Integer, Long> arrived() {
    var counts = new HashMap<Integer, Long>();
    running.forEach(capture ->
        capture.arrived().forEach((port, count) -> counts.merge(port, count, Long::sum)));
    return counts;
  }

  /** Closes a capture of this session, which is not one of its captures any longer. */
  public void close(PassiveCapture capture) {
    synchronized (this) {
      running.remove(capture);
    }
    capture.close();
  }

  /** Closes all captures. Has no effect if it is already closed. */
  @Override
  public void close() {
    List<PassiveCapture> all;
    synchronized (this) {
      closed = true;
      all = List.copyOf(running);
      running.clear();
    }
    all.forEach(PassiveCapture::close);
  }
}
