package picklescope.feed;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where the broker of a lab is.
 *
 * @param host a name or an address; an IPv6 address in brackets
 * @param user the name with which to log in
 * @param credentials a file with which to log in: a token and a seed as {@code nsc} writes them, or
 *     a seed alone
 * @param authority a PEM file with the certificates that are trusted; else those of Java are
 */
public record LabAddress(
    boolean tls,
    String host,
    int port,
    Optional<User> user,
    Optional<Path> credentials,
    Optional<Path> authority) {
  /** The port of NATS. */
  public static final int DEFAULT_PORT = 4222;

  /** A user of the broker. */
  public record User(String name, String password) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** Returns whether a text is meant as such an address. */
  public static boolean isAddress(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.startsWith("nats://") || lower.startsWith("tls://");
  }

  /**
   * Returns the address in a text such as {@code nats://user:password@lab-server:4222}; {@code
   * tls://} is encrypted. Passwords and files are taken from the variables that the command {@code
   * nats} knows: {@code NATS_PASSWORD} for a user without one, {@code NATS_CREDS} and {@code
   * NATS_CA}.
   *
   * @throws IllegalArgumentException if there is none; the message is for the user
   */
  public static LabAddress of(String text, Map<String, String> environment) {
    try {
      var uri = new URI(text);
      if (!isAddress(text)
          || uri.getHost() == null
          || !uri.getRawPath().replace("/", "").isEmpty()
          || uri.getRawQuery() != null) {
        throw wrong(text);
      }
      int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
      if (port < 1 || port > 65_535) {
        throw wrong(text);
      }
      boolean tls = "tls".equalsIgnoreCase(uri.getScheme());
      String password = environment.getOrDefault("NATS_PASSWORD", "");
      return new LabAddress(
          tls,
          uri.getHost(),
          port,
          Optional.ofNullable(uri.getRawUserInfo()).map(raw -> user(raw, password)),
          file(environment, "NATS_CREDS"),
          file(environment, "NATS_CA"));
    } catch (URISyntaxException e) {
      throw wrong(text);
    }
  }

  /** Returns the address in a text, with nothing of the environment. */
  public static LabAddress of(String text) {
    return of(text, Map.of());
  }

  private static Optional<Path> file(Map<String, String> environment, String variable) {
    String name = environment.getOrDefault(variable, "");
    try {
      return name.isEmpty() ? Optional.empty() : Optional.of(Path.of(name));
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(
          "%s: '%s' is not a valid file name on this system.".formatted(variable, name), e);
    }
  }

  private static User user(String raw, String password) {
    int colon = raw.indexOf(':');
    return colon < 0
        ? new User(decoded(raw), password)
        : new User(decoded(raw.substring(0, colon)), decoded(raw.substring(colon + 1)));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static IllegalArgumentException wrong(String text) {
    return new IllegalArgumentException(
        "expected an address such as nats://lab-server or tls://user:password@lab-server:4222, not "
            + text.replaceFirst("//.*@", "//...@"));
  }

  /** Returns the address as it may be remembered: with the user, without the password. */
  public String withoutPassword() {
    String text = toString();
    int at = text.indexOf("//") + 2;
    return user()
        .map(one -> URLEncoder.encode(one.name(), StandardCharsets.UTF_8).replace("+", "%20"))
        .map(name -> text.substring(0, at) + name + "@" + text.substring(at))
        .orElse(text);
  }

  /** Returns the address without user and password. */
  @Override
  public String toString() {
    return "%s://%s%s"
        .formatted(tls ? "tls" : "nats", host, port == DEFAULT_PORT ? "" : ":" + port);
  }
}
