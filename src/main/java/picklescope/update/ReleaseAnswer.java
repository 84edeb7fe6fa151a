package picklescope.update;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the JSON of a release. */
final class ReleaseAnswer {
  private static final JsonMapper JSON = JsonMapper.shared();

  private ReleaseAnswer() {}

  /**
   * Returns the release that an answer names; empty if it is not JSON or names none.
   *
   * @param asked the address that was asked
   */
  static Optional<Answer> read(byte[] json, ReleaseAddress asked) {
    try {
      JsonNode release = JSON.readTree(json);
      return text(release, "tag_name")
          .flatMap(Version::ofTag)
          .map(version ->
              new Answer.Published(version, text(release, "html_url").flatMap(asked::page)));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> text(JsonNode release, String name) {
    var value = release.path(name);
    return value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
  }
}
