package picklescope.view.stream;

import java.util.Optional;
import java.util.stream.Collectors;
import picklescope.stream.StreamKey;
import picklescope.stream.StreamRow;

/** An entry of the tree of streams. */
public sealed interface StreamEntry {
  /** Returns the address of the other computer, as text; empty for messages of several. */
  default Optional<String> address() {
    return switch (this) {
      case Sender(var branch) -> Optional.of(branch.source().address());
      case Stream(var row) ->
          row.key() instanceof StreamKey.Sent sent
              ? Optional.of(sent.source().address())
              : Optional.empty();
    };
  }

  /** A sender, whose streams are below it. */
  record Sender(StreamBranch branch) implements StreamEntry {
    @Override
    public String title() {
      return branch.title();
    }

    @Override
    public String rateText() {
      return StreamText.rate(branch.rateNow());
    }

    @Override
    public boolean needsAttention() {
      return branch.needsAttention();
    }

    @Override
    public boolean isSilent() {
      return branch.rows().stream().allMatch(StreamBranch::isSilent);
    }

    @Override
    public String summary() {
      return branch.rows().stream()
          .limit(10)
          .map(row -> row.key().title() + "  " + StreamText.rate(row.rateNow()))
          .collect(Collectors.joining("\n", title() + "\n", "\nClick: show only its messages"));
    }
  }

  /** A stream. */
  record Stream(StreamRow row) implements StreamEntry {
    @Override
    public String title() {
      return StreamText.brief(row);
    }

    @Override
    public String rateText() {
      return isSilent() ? StreamText.ago(row.silent()) : StreamText.rate(row.rateNow());
    }

    @Override
    public boolean needsAttention() {
      return row.isOdd() || isSilent();
    }

    @Override
    public boolean isSilent() {
      return StreamBranch.isSilent(row);
    }

    @Override
    public String summary() {
      return StreamText.summary(row) + "\nClick: show only its messages";
    }
  }

  /** Returns its name. */
  String title();

  /** Returns its rate, or how long ago its newest message came if it is silent. */
  String rateText();

  /** Returns whether something is odd, or it fell silent. */
  boolean needsAttention();

  /** Returns whether it came regularly and has stopped. */
  boolean isSilent();

  /** Returns what is known of it in lines, for a tooltip. */
  String summary();
}
