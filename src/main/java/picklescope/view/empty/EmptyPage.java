package picklescope.view.empty;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import picklescope.net.PortState;
import picklescope.net.doctor.Finding;
import picklescope.python.text.Counted;

/**
 * The page that is shown instead of a table without rows.
 *
 * @param kind why there are no rows
 * @param title the reason in a few words; may be empty
 * @param text what to do
 * @param sendTo the port to which lines of code on the page send; empty if it has none
 * @param findings what may be wrong at this computer; may be empty
 */
public record EmptyPage(
    Kind kind, String title, String text, OptionalInt sendTo, List<Finding> findings) {
  /** Copies the list. */
  public EmptyPage {
    findings = List.copyOf(findings);
  }

  /** Why a table has no rows. */
  public enum Kind {
    /** The file has no messages, or none so far. */
    FILE,

    /** No row matches the filter. */
    NO_MATCH,

    /** The table is paused. */
    PAUSED,

    /** No port listens. */
    NO_PORTS,

    /** The rows were cleared. */
    CLEARED,

    /** Nothing has come yet. */
    WAITING
  }

  /** Returns the page for a situation, without findings; empty if there are rows. */
  static Optional<EmptyPage> of(Situation now) {
    if (now.chosen() > 0) {
      return Optional.empty();
    }
    if (now.rows() > 0) {
      return Optional.of(noMatch(now));
    }
    return Optional.of(
        switch (now.source()) {
          case FILE_READING -> page(Kind.FILE, "", "No messages in this file so far.");
          case FILE -> page(Kind.FILE, "", "This file has no messages.");
          case LIVE -> live(now);
        });
  }

  private static EmptyPage page(Kind kind, String title, String text) {
    return new EmptyPage(kind, title, text, OptionalInt.empty(), List.of());
  }

  private static EmptyPage noMatch(Situation now) {
    String found =
        now.isFiltered()
            ? now.rows() == 1
                ? "The only message does not match the filter."
                : "None of the %s matches the filter.".formatted(Counted.messages(now.rows()))
            : "No match so far. The filter still looks at %s."
                .formatted(Counted.messages(now.rows()));
    String waiting = now.waiting() == 0 ? "" : " " + waiting(now);
    return page(Kind.NO_MATCH, "", found + waiting);
  }

  private static EmptyPage live(Situation now) {
    if (now.paused()) {
      return page(Kind.PAUSED, "Paused", waiting(now));
    }
    if (now.ports().firstListening().isEmpty() && now.sources().openNames().isEmpty()) {
      return noPorts(now);
    }
    String listening = PageText.listening(now.ports(), now.sources());
    return now.cleared()
        ? page(Kind.CLEARED, "Cleared", listening + " New messages appear here as they come.")
        : new EmptyPage(
            Kind.WAITING,
            "No messages yet",
            listening + " Messages appear here as they come.",
            now.ports().firstListening(),
            List.of());
  }

  private static EmptyPage noPorts(Situation now) {
    var entries = now.ports().entries();
    if (entries.isEmpty()) {
      return page(Kind.NO_PORTS, "No ports", "Add a port at the left to receive messages.");
    }
    return entries.stream()
        .map(entry -> entry.port().state())
        .flatMap(
            state -> state instanceof PortState.Failed failed ? Stream.of(failed) : Stream.empty())
        .findFirst()
        .map(failed -> page(Kind.NO_PORTS, "No port could be opened", failed(failed)))
        .orElseGet(() ->
            page(
                Kind.NO_PORTS, "No port listens", "Switch a port on at the left, or add another."));
  }

  private static String failed(PortState.Failed failed) {
    return failed.inUse()
        ? failed.reason() + " It opens by itself when it is free."
        : failed.reason();
  }

  private static String waiting(Situation now) {
    return now.waiting() == 0
        ? "New messages are recorded. Continue (Ctrl+P) to see them as they come."
        : "%s come since the table was paused. Continue (Ctrl+P) to see %s."
            .formatted(
                Counted.of(now.waiting(), "message has", "messages have"),
                now.waiting() == 1 ? "it" : "them");
  }

  /** Returns the words of a button that shows the messages again; empty if nothing hides them. */
  public Optional<String> remedy() {
    return switch (kind) {
      case PAUSED -> Optional.of("Continue");
      case CLEARED -> Optional.of("Undo Clear");
      case FILE, NO_MATCH, NO_PORTS, WAITING -> Optional.empty();
    };
  }

  /** Returns whether the page is about messages that do not come, so that the reason is sought. */
  public boolean mayBeExamined() {
    return switch (kind) {
      case NO_PORTS, WAITING -> true;
      case FILE, NO_MATCH, PAUSED, CLEARED -> false;
    };
  }

  EmptyPage with(List<Finding> added) {
    return new EmptyPage(kind, title, text, sendTo, added);
  }
}
