package picklescope.update;

import java.net.URI;
import java.util.Optional;

/** What looking for the newest version has found. */
public sealed interface Answer {
  /**
   * The newest version that is published, which need not be newer than this one.
   *
   * @param version its version
   * @param page where a person can get it, on the computer that was asked or on the one above it
   *     ({@code github.com} for {@code api.github.com}); empty if the answer names none
   */
  record Published(Version version, Optional<URI> page) implements Answer {}

  /**
   * It is not known.
   *
   * @param reason the reason and what to do, for the user
   */
  record Failed(String reason) implements Answer {}
}
