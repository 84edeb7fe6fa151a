package picklescope.view.inspect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import picklescope.capture.Capture;
import picklescope.event.Datagram;
import picklescope.event.PortSender;
import picklescope.event.find.EnvelopeFinder;
import picklescope.event.find.FoundEnvelope;
import picklescope.event.find.SentCalls;
import picklescope.event.find.TestBattery;
import picklescope.python.Call;
import picklescope.python.source.SourceException;
import picklescope.python.text.Counted;

/**
 * Looks for the envelope of a message whose call is known. One call is looked for in that message;
 * several are looked for also in what the same sender sent to the port before and after it. For any
 * thread.
 */
public final class EnvelopeSearch {
  private static final int MAX_DISTANCE = 2_000; // messages before and after

  private EnvelopeSearch() {}

  /** The result of a search. */
  public sealed interface Result {
    /**
     * Envelopes that give the calls, the one that suits most messages first.
     *
     * @param remark what the first one does, for the user
     */
    record Found(List<FoundEnvelope> envelopes, String remark) implements Result {
      /** Copies the list. */
      public Found {
        envelopes = List.copyOf(envelopes);
      }
    }

    /** There is none, with the reason for the user. */
    record None(String why) implements Result {}

    /** The text of the calls has a mistake, for the user. */
    record Mistake(String message) implements Result {}
  }

  /**
   * Returns the lines that send the test battery to where a message came, for a script of Vizard.
   *
   * @param ourName the name of this computer, if it is known
   */
  public static String battery(Datagram message, Optional<String> ourName) {
    var here = message.local().getAddress();
    String host = here.isAnyLocalAddress() ? ourName.orElse("localhost") : here.getHostAddress();
    return TestBattery.script(host, message.port());
  }

  /**
   * Looks for the calls.
   *
   * @param sent the calls as a script has them
   */
  public static Result of(Capture capture, Datagram selected, String sent) {
    List<Call> calls;
    try {
      calls = SentCalls.of(sent);
    } catch (SourceException e) {
      return new Result.Mistake("at %d: %s".formatted(e.offset() + 1, e.getMessage()));
    }
    List<Datagram> messages =
        calls.size() == 1 ? List.of(selected) : around(capture, selected, calls.size());
    var found = EnvelopeFinder.find(calls, messages);
    return found.isEmpty()
        ? new Result.None(none(calls.size(), messages.size()))
        : new Result.Found(found, remark(calls.size(), found.getFirst()));
  }

  private static String none(int calls, int messages) {
    return calls == 1
        ? "This message has not all of these values, or not in a form that an envelope can read."
        : "No envelope gives each of the %d calls for one of %s from there."
            .formatted(calls, Counted.messages(messages));
  }

  private static String remark(int calls, FoundEnvelope first) {
    String certain =
        calls == 1
            ? " A second message, or the test battery, tells whether that is always so."
            : "";
    return "The first %s.%s".formatted(first.remark(), certain);
  }

  /** Returns the messages of the same sender to the port that are nearest to one, in order. */
  private static List<Datagram> around(Capture capture, Datagram selected, int calls) {
    var sender = PortSender.of(selected);
    var near = new ArrayList<Datagram>();
    near.add(selected);
    int most = Math.min(EnvelopeFinder.MAX_MESSAGES, 3 * calls + 8);
    for (int away = 1; away <= MAX_DISTANCE && near.size() < most; away++) {
      for (long number : new long[] {selected.number() - away, selected.number() + away}) {
        if (number >= capture.first() && number <= capture.last() && near.size() < most) {
          add(capture, number, sender, near);
        }
      }
    }
    near.sort(Comparator.comparingLong(Datagram::number));
    return near;
  }

  private static void add(Capture capture, long number, PortSender sender, List<Datagram> near) {
    try {
      var datagram = capture.get(number);
      if (PortSender.of(datagram).equals(sender)) {
        near.add(datagram);
      }
    } catch (NoSuchElementException e) {
      // deleted meanwhile
    }
  }
}
