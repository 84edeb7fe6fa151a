package picklescope.view.update;

import java.net.URI;
import java.util.Optional;
import picklescope.update.Answer;
import picklescope.update.Version;

/**
 * The result of looking for a newer version, for the user.
 *
 * @param text a sentence or two
 * @param page the address where the newer version is, to be copied; empty if there is none
 */
public record UpdateText(String text, Optional<String> page) {
  /** Returns the text while an address is asked. */
  public static UpdateText asking(String address) {
    return new UpdateText(
        "Looking for a newer version at %s…".formatted(address), Optional.empty());
  }

  /**
   * Returns the text of an answer.
   *
   * @param running the version of this program; empty if it has none
   */
  public static UpdateText of(Answer answer, Optional<Version> running) {
    return switch (answer) {
      case Answer.Failed(String reason) ->
          new UpdateText("No newer version could be looked for: " + reason, Optional.empty());
      case Answer.Published(Version newest, Optional<URI> page) -> {
        var address = page.map(URI::toString);
        String at = address.map(": %s"::formatted).orElse(".");
        if (running.isEmpty()) {
          yield new UpdateText(
              "This one was not installed from a package and has no version; the newest is %s%s"
                  .formatted(newest.text(), at),
              address);
        }
        String own = running.get().text();
        yield newest.compareTo(running.get()) > 0
            ? new UpdateText(
                "This is version %s; %s is available%s".formatted(own, newest.text(), at), address)
            : new UpdateText(notNewer(own, newest.text()), Optional.empty());
      }
    };
  }

  private static String notNewer(String own, String newest) {
    return newest.equals(own)
        ? "This is the newest version, %s.".formatted(own)
        : "This is version %s, newer than the published %s.".formatted(own, newest);
  }
}
