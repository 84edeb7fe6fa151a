package picklescope.feed.nats;

import io.nats.client.api.MessageInfo;
import io.nats.client.impl.Headers;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picklescope.feed.HostDescription;
import picklescope.feed.HostSource;

/**
 * A description as a message: its sources in headers, name, state and envelope of each separated by
 * blanks and encoded as in the query of a URL, because headers are ASCII; its section as content.
 */
final class DescriptionHeaders {
  private static final String CAPTURE = "Ps-Capture";
  private static final String SOURCE = "Ps-Source";
  private static final int MOST_SOURCES = 100;
  private static final int LONGEST = 1_000; // characters of one source

  private DescriptionHeaders() {}

  static Headers of(HostDescription description) {
    var headers = new Headers().put(CAPTURE, description.capture());
    description.sources().stream()
        .limit(MOST_SOURCES)
        .map(DescriptionHeaders::text)
        .filter(text -> text.length() <= LONGEST)
        .forEach(text -> headers.add(SOURCE, text));
    return headers;
  }

  private static String text(HostSource source) {
    return String.join(
        " ", encoded(source.name()), encoded(source.state()), encoded(source.envelope()));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Returns the description in a message; empty if the message has another form. */
  static Optional<HostDescription> of(MessageInfo message) {
    var headers = message.getHeaders();
    String capture = headers == null ? null : headers.getFirst(CAPTURE);
    if (headers == null || capture == null || !Subjects.isCapture(capture)) {
      return Optional.empty();
    }
    var sources = new ArrayList<HostSource>();
    var texts = headers.get(SOURCE);
    for (String text : texts == null ? List.<String>of() : texts) {
      if (sources.size() < MOST_SOURCES && text.length() <= LONGEST) {
        source(text).ifPresent(sources::add);
      }
    }
    byte[] section = message.getData();
    return Optional.of(
        new HostDescription(capture, sources, section == null ? new byte[0] : section));
  }

  private static Optional<HostSource> source(String text) {
    String[] parts = text.split(" ", -1);
    try {
      return parts.length == 3
          ? Optional.of(new HostSource(decoded(parts[0]), decoded(parts[1]), decoded(parts[2])))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
