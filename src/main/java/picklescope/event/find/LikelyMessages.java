package picklescope.event.find;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BooleanSupplier;
import picklescope.event.Datagram;
import picklescope.event.PortSender;
import picklescope.python.Call;
import picklescope.python.text.Counted;

/**
 * Finds the envelope of calls among any number of messages. Looked at are those that have most of
 * the values that were sent, and the newest: first of all messages, then of each sender to each
 * port, so that a busy sender does not hide another one. What is kept is bounded: 128 kB of the
 * newest messages of each sender, and as much of the likely ones, at least one for each call. Not
 * thread-safe.
 */
public final class LikelyMessages {
  /** The most senders whose messages are looked at on their own. */
  private static final int MAX_SENDERS = 256;

  /** At so many senders, half are forgotten: those with fewest values, and then the silent ones. */
  private static final int TOO_MANY_SENDERS = 2 * MAX_SENDERS;

  private static final long MAX_BYTES = 4 << 20;
  private static final long MAX_SENDER_BYTES = 128 << 10;

  private final List<Call> sent;
  private final SentValues values;
  private final Selection all;
  private final LinkedHashMap<PortSender, Selection> senders = new LinkedHashMap<>();
  private long count;
  private boolean hasForgotten; // a sender

  /** Looks for calls, at least one. */
  public LikelyMessages(List<Call> sent) {
    this.sent = List.copyOf(sent);
    values = new SentValues(sent);
    all = new Selection(sent.size(), MAX_BYTES);
  }

  /** Adds the next message. */
  public void add(Datagram message) {
    var ranked = new Selection.Ranked(message, count++);
    int[] counts = values.in(message.payload());
    all.add(ranked, counts);
    var sender = PortSender.of(message);
    var ofSender = senders.remove(sender);
    if (ofSender == null) {
      ofSender = new Selection(sent.size(), MAX_SENDER_BYTES);
    }
    ofSender.add(ranked, counts);
    senders.putLast(sender, ofSender);
    if (senders.size() >= TOO_MANY_SENDERS) {
      hasForgotten = true;
      senders.values().retainAll(Set.copyOf(best()));
    }
  }

  /** Returns the messages of the best senders, the best and those that were heard last first. */
  private List<Selection> best() {
    return senders.sequencedValues().reversed().stream()
        .sorted(Comparator.comparingInt(Selection::mostValues).reversed()) // stable
        .limit(MAX_SENDERS)
        .toList();
  }

  /** Returns whether no message has been added. */
  public boolean isEmpty() {
    return count == 0;
  }

  /**
   * Looks into the messages of senders who have sent more since it was called last. May take
   * seconds.
   *
   * @param goesOn is asked meanwhile whether to go on
   * @return as {@link EnvelopeFinder#find}
   */
  public List<FoundEnvelope> find(BooleanSupplier goesOn) {
    for (var selection : selections()) {
      if (goesOn.getAsBoolean() && selection.takeChange()) {
        var found = EnvelopeFinder.find(sent, messages(selection));
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    return List.of();
  }

  private List<Selection> selections() {
    var selections = new ArrayList<Selection>();
    selections.add(all);
    if (count > EnvelopeFinder.MAX_MESSAGES) {
      selections.addAll(best());
    }
    return selections;
  }

  private static List<Datagram> messages(Selection selection) {
    return selection.chosen().stream().map(Selection.Ranked::message).toList();
  }

  /** Returns which messages are looked at, for the user. */
  public String text() {
    long looked = selections().stream().flatMap(one -> one.chosen().stream()).distinct().count();
    return looked < count
        ? String.format(
            Locale.ROOT,
            "%,d of %s, of each %s the newest and those that have most of the values",
            looked,
            Counted.messages(count),
            hasForgotten || senders.size() > MAX_SENDERS
                ? "of " + MAX_SENDERS + " senders"
                : "sender")
        : Counted.messages(count);
  }
}
