package picklescope.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import picklescope.net.Counters;
import picklescope.net.RelayCounters;
import picklescope.python.text.Counted;

/**
 * The messages of a source that did not come where they should, in the words of window and command
 * line.
 *
 * @param parts what became of how many
 */
public record Losses(List<Part> parts) {
  private static final String MESSAGE = "message";
  private static final String DROPPED = "dropped by the system";

  /**
   * Messages that the same became of.
   *
   * @param count how many; empty if the system does not report it
   * @param unit what is counted, in the singular
   * @param what became of them
   */
  public record Part(OptionalLong count, String unit, String what) {
    /** Returns whether there are any. */
    boolean isLoss() {
      return count.orElse(0) > 0;
    }

    /** Returns their number and what became of them, in a few words. */
    public String text() {
      return count.isEmpty()
          ? what + ": unknown"
          : String.format(Locale.ROOT, "%,d %s", count.getAsLong(), what);
    }

    private String sentence() {
      return Counted.of(count.orElse(0), unit, unit + "s") + " " + what;
    }
  }

  /** Copies the list. */
  public Losses {
    parts = List.copyOf(parts);
  }

  /** Returns the losses of a port. */
  public static Losses of(Counters port) {
    var parts = dropped(port.droppedBySystem());
    add(parts, port.droppedByUs(), "not recorded");
    add(parts, port.cut(), "perhaps cut off");
    return new Losses(parts);
  }

  /** Returns the losses of a relay. */
  public static Losses of(RelayCounters relay) {
    var parts = dropped(relay.droppedBySystem());
    add(parts, relay.notStored(), "not recorded");
    add(parts, relay.notSent(), "not passed on");
    add(parts, relay.refused(), "refused");
    return new Losses(parts);
  }

  /** Returns the losses of a passive capture, as far as its program has reported them. */
  public static Losses of(PassiveCounts capture) {
    var parts = new ArrayList<Part>();
    if (capture.dropped().isPresent()) {
      parts.add(new Part(capture.dropped(), "packet", DROPPED));
    }
    if (capture.fragments() > 0) {
      parts.add(
          new Part(OptionalLong.of(capture.fragments()), "fragment", "of incomplete messages"));
    }
    return new Losses(parts);
  }

  private static List<Part> dropped(OptionalLong count) {
    return new ArrayList<>(List.of(new Part(count, MESSAGE, DROPPED)));
  }

  private static void add(List<Part> parts, long count, String what) {
    if (count > 0) {
      parts.add(new Part(OptionalLong.of(count), MESSAGE, what));
    }
  }

  /** Returns whether there are any. */
  public boolean any() {
    return parts.stream().anyMatch(Part::isLoss);
  }

  /** Returns all of them in a line. */
  public String text() {
    return parts.stream().map(Part::text).collect(Collectors.joining(" · "));
  }

  /** Returns a line for each that there are any of. */
  public List<String> lines() {
    return parts.stream().filter(Part::isLoss).map(Part::sentence).toList();
  }
}
