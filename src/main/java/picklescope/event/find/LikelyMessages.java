package picklescope.event.find;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import picklescope.event.Datagram;
import picklescope.event.PortSender;
import picklescope.python.Call;
import picklescope.python.text.Counted;

/**
 * Finds the envelope of calls among any number of messages. Looked at are those that have most of
 * the values that were sent, and the newest: first of all messages, then of each sender to each
 * port, so that a busy sender does not hide another one. What is kept is bounded. Not thread-safe.
 */
public final class LikelyMessages {
  /** The most senders whose messages are looked at on their own; those that were heard last. */
  public static final int MAX_SENDERS = 32;

  private final List<Call> sent;
  private final SentValues values;
  private final Selection all;
  private final LinkedHashMap<PortSender, Selection> senders = new LinkedHashMap<>();
  private long count;
  private boolean hasForgotten; // the messages of a sender

  /** Looks for calls, at least one. */
  public LikelyMessages(List<Call> sent) {
    this.sent = List.copyOf(sent);
    values = new SentValues(sent);
    all = new Selection(sent.size());
  }

  /** Adds the next message. */
  public void add(Datagram message) {
    var ranked = new Selection.Ranked(message, count++);
    int[] counts = values.in(message.payload());
    all.add(ranked, counts);
    var sender = PortSender.of(message);
    var ofSender = senders.remove(sender);
    if (ofSender == null) {
      ofSender = new Selection(sent.size());
    }
    ofSender.add(ranked, counts);
    senders.putLast(sender, ofSender);
    if (senders.size() > MAX_SENDERS) {
      senders.pollFirstEntry();
      hasForgotten = true;
    }
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
      selections.addAll(senders.sequencedValues().reversed());
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
            hasForgotten ? "of the " + MAX_SENDERS + " senders that were heard last" : "sender")
        : Counted.messages(count);
  }
}
